package bailey.nftables;

/// Where a base chain hangs. `accepting` is the policy: what becomes of a packet that no rule decides.
public record Hook(Type type, Place place, Priority priority, boolean accepting) {
    public enum Type {
        FILTER("filter"),
        NAT("nat");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public enum Place {
        PREROUTING("prerouting"),
        INPUT("input"),
        FORWARD("forward"),
        OUTPUT("output"),
        POSTROUTING("postrouting");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// Earlier ones first.
    public enum Priority {
        BEFORE_RAW("raw - 10"),
        RAW("raw"),
        DSTNAT("dstnat"),
        FILTER("filter"),
        SRCNAT("srcnat");

        private final String word;

        Priority(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
