package bailey.nftables.foreign;

import java.io.Serial;

/// A text that no `nft`, `iptables-save` or `ipset save` prints. The message begins with the place: a line or a JSON
/// path.
public final class ForeignException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    ForeignException(String place, String wrong) {
        super(place + ": " + wrong);
    }
}
