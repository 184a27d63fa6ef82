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

        public String word() {
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

        public String word() {
            return word;
        }
    }

    /// Earlier ones first.
    public enum Priority {
        BEFORE_RAW("raw - 10", -310),
        RAW("raw", -300),
        DSTNAT("dstnat", -100),
        FILTER("filter", 0),
        SRCNAT("srcnat", 100);

        private final String word;
        private final int number;

        Priority(String word, int number) {
            this.word = word;
            this.number = number;
        }

        public String word() {
            return word;
        }

        /// As the kernel keeps it.
        public int number() {
            return number;
        }
    }
}
