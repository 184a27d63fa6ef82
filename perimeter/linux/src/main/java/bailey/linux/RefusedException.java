package bailey.linux;

import java.io.IOException;

/// The kernel's no to one operation: `cannot add address 10.0.0.1/24 to dmz0: EEXIST (Address already assigned)`.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final int number;
    private final String explanation;

    RefusedException(String operation, int number) {
        this(operation, number, "");
    }

    /// `explanation` is the kernel's own sentence, empty where it gave none.
    RefusedException(String operation, int number, String explanation) {
        super("cannot " + operation + ": " + Errno.name(number)
                + (explanation.isEmpty() ? "" : " (" + explanation + ")"));
        this.number = number;
        this.explanation = explanation;
    }

    /// The name of the errno: `EEXIST`.
    public String errno() {
        return Errno.name(number);
    }

    /// The result of a call of `Libc`, or this exception when it is a negated errno.
    static int check(int result, String operation) throws RefusedException {
        if (result < 0) {
            throw new RefusedException(operation, -result);
        }
        return result;
    }

    /// The same no, seen as one to the larger `operation`.
    RefusedException during(String operation) {
        var larger = new RefusedException(operation, number, explanation);
        larger.initCause(this);
        return larger;
    }

    boolean is(int other) {
        return number == other;
    }
}
