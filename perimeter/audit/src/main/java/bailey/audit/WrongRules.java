package bailey.audit;

import java.io.Serial;

/// Rules or zones that cannot be read; the message says which and why.
public final class WrongRules extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    WrongRules(String wrong) {
        super(wrong);
    }
}
