package bailey.nftables.foreign;

import bailey.packet.FlowState;
import java.util.Locale;
import java.util.Optional;

/// How rules write the states of connection tracking.
final class States {
    private States() {}

    /// As the kernel numbers it for rules (NF_CT_STATE_BIT).
    static int bit(FlowState state) {
        return switch (state) {
            case INVALID -> 1;
            case ESTABLISHED -> 2;
            case RELATED -> 4;
            case NEW -> 8;
            case UNTRACKED -> 64;
        };
    }

    /// Whether the packet belongs to a flow that is known.
    static boolean flow(FlowState state) {
        return state != FlowState.INVALID && state != FlowState.UNTRACKED;
    }

    static Span span(FlowState state) {
        return Span.of(bit(state));
    }

    static Optional<FlowState> of(String word) {
        for (var state : FlowState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
