package bailey.nftables.foreign;

import bailey.nftables.foreign.Condition.Beyond;
import bailey.nftables.foreign.Condition.Unknown;
import bailey.nftables.foreign.Fact.Header;
import bailey.packet.FlowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the options of iptables' `conntrack` and `state`.
final class IptablesConntrack {
    private IptablesConntrack() {}

    static List<Condition> read(IptablesWords words) {
        var conditions = new ArrayList<Condition>();
        var text = new StringBuilder("-m conntrack");
        while (words.option() && !words.block()) {
            boolean is = !words.take("!");
            var option = words.take().orElse("");
            var value = words.take().orElse("");
            conditions.add(condition(option, is, value));
            text.append(is ? " " : " ! ").append(option).append(' ').append(value);
        }
        boolean several = conditions.size() > 1;
        return several && conditions.stream().anyMatch(IptablesConntrack::ofNoFlow)
                ? List.of(new Unknown(text.toString()))
                : conditions;
    }

    /// Of a packet without a flow the kernel asks for the state alone, so that several options do not all hold.
    private static boolean ofNoFlow(Condition condition) {
        return condition instanceof Condition.Is(var fact, boolean is, var spans)
                && fact == Header.STATE
                && (!is
                        || spans.contains(States.span(FlowState.INVALID))
                        || spans.contains(States.span(FlowState.UNTRACKED)));
    }

    private static Condition condition(String option, boolean is, String value) {
        var text = (is ? "" : "! ") + option;
        return switch (option) {
            case "--ctstate" -> states(is, value, text);
            case "--ctdir" -> Condition.is(Header.DIRECTION, value.equals("REPLY") ? 1 : 0);
            case "--ctproto",
                    "--ctorigsrc",
                    "--ctorigdst",
                    "--ctreplsrc",
                    "--ctrepldst",
                    "--ctorigsrcport",
                    "--ctorigdstport",
                    "--ctreplsrcport",
                    "--ctrepldstport",
                    "--ctstatus",
                    "--ctexpire" -> new Beyond(text + " " + value, Truth.MAYBE);
            default -> new Unknown(text + " " + value);
        };
    }

    static Condition states(boolean is, String list, String text) {
        if (list.equals("DNAT") && is) {
            return Condition.is(Header.REWRITTEN, 1);
        }
        var states = List.of(list.split(",", -1)).stream().map(States::of).toList();
        return states.stream().allMatch(Optional::isPresent)
                ? new Condition.Is(
                        Header.STATE,
                        is,
                        states.stream().map(s -> States.span(s.orElseThrow())).toList())
                : new Unknown(text + " " + list);
    }
}
