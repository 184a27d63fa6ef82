package bailey.policy;

/// How many flows of a line may begin in a unit of time; more are dropped. `count` is 1 or more.
public record Rate(int count, Per per) {
    /// The unit.
    public enum Per {
        SECOND,
        MINUTE,
        HOUR;

        /// As nftables spells it.
        public String word() {
            return switch (this) {
                case SECOND -> "second";
                case MINUTE -> "minute";
                case HOUR -> "hour";
            };
        }
    }

    public Rate {
        if (count < 1) {
            throw new IllegalArgumentException("not a rate: " + count);
        }
    }
}
