package bailey.packet;

/// A packet set would be larger than its space allows, or too much work to find out: what was asked is neither
/// true nor false but unproven. The space and its sets stay as they were.
public final class TooManyNodes extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyNodes(String message) {
        super(message);
    }
}
