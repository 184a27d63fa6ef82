package bailey.cli;

import bailey.audit.Audit;
import bailey.audit.Comparison;
import bailey.audit.Rules;
import bailey.packet.TooManyNodes;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bailey audit`: somebody's present firewall, judged; or two rulesets told apart.
@Command(
        name = "audit",
        header = "Judges a firewall that stands: its rules, whoever wrote them.",
        description = {
            "",
            "Reads what the packet filter prints, and says which laws of a DMZ it breaks, surely or maybe, each with a"
                    + " packet that shows it. With a second ruleset of the same kind it says what that one lets pass or"
                    + " stops, and judges nothing. Zones that are not given are guessed, and shown to be pasted."
        },
        footer = {
            "",
            "Exit status: 0 all laws hold (or both rulesets do the same), 1 not,",
            "2 wrong input.",
            "",
            "Examples:",
            "  bailey audit rules.json",
            "  iptables-save | bailey audit - rules.v6",
            "  bailey audit rules.json --zone internet=external:eth0 \\",
            "      --zone lan=internal:eth1:192.168.7.1/24",
            "  bailey audit before.json after.json"
        })
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final RulesInput input = new RulesInput();

    @Option(names = "--json", description = "One JSON document for programs; docs/json.md describes it.")
    boolean json;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var machines = input.rules();
        try {
            return machines.size() == 1
                    ? judged(machines.getFirst())
                    : compared(machines.getFirst(), machines.getLast());
        } catch (TooManyNodes tangled) {
            throw new IOException("unproven: these rules are too tangled to be judged in the memory there is", tangled);
        }
    }

    private int judged(Rules rules) {
        var audit = Audit.of(rules, input.zones(rules));
        if (json) {
            terminal.print(AuditJson.of(audit, input.guessed()));
        } else {
            new AuditText(terminal).say(audit, input.guessed());
        }
        return audit.holds() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }

    private int compared(Rules before, Rules after) {
        var families = Comparison.families(before, after);
        if (families.isEmpty()) {
            throw new WrongInput("one speaks of IPv4 and the other of IPv6: there is nothing to tell apart");
        }
        var changes = Comparison.of(before, after, input.zones(before));
        if (json) {
            terminal.print(AuditJson.of(changes));
        } else {
            new AuditText(terminal).say(changes, families);
        }
        return changes.isEmpty() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }
}
