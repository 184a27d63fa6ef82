package bailey.nftables.foreign;

import java.util.Locale;
import java.util.Optional;

/// What connection tracking makes of a packet. Each has exactly one.
public enum State {
    INVALID(1),
    ESTABLISHED(2),
    RELATED(4),
    NEW(8),
    UNTRACKED(64);

    private final int bit;

    State(int bit) {
        this.bit = bit;
    }

    /// As the kernel numbers it for rules (NF_CT_STATE_BIT).
    int bit() {
        return bit;
    }

    /// Whether the packet belongs to a flow that is known.
    boolean flow() {
        return this != INVALID && this != UNTRACKED;
    }

    Span span() {
        return Span.of(ordinal());
    }

    static Optional<State> of(String word) {
        for (var state : values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
