package bailey.nftables.foreign;

/// Yes, no, or not to be known.
public enum Truth {
    YES,
    NO,
    MAYBE;

    static Truth of(boolean is) {
        return is ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case MAYBE -> MAYBE;
        };
    }

    Truth and(Truth other) {
        return this == NO || other == NO ? NO : this == YES ? other : MAYBE;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    /// Itself, or the opposite.
    Truth when(boolean is) {
        return is ? this : not();
    }
}
