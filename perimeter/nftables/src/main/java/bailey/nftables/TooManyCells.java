package bailey.nftables;

/// A machine's ruleset would be too large to make: lines of the file that need not let a packet pass (`rate`,
/// `when`, `until`) overlap in too many ways. The message names some of them and the way out, in one line.
public final class TooManyCells extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyCells(String message) {
        super(message);
    }
}
