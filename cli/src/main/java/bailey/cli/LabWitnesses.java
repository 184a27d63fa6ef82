package bailey.cli;

import bailey.lab.Lab;
import bailey.lab.Probe;
import bailey.lab.Rehearsal.Outcome;
import bailey.packet.Packet;
import bailey.proof.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What became of the packets that the proof named: whether what breaks a law on paper does so on the wire.
final class LabWitnesses {
    private final Terminal terminal;
    private final Lab.Run run;

    LabWitnesses(Terminal terminal, Lab.Run run) {
        this.terminal = terminal;
        this.run = run;
    }

    List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        int unsent = 0;
        for (var named : laws(findings).entrySet()) {
            var outcome = outcome(named.getKey());
            outcome.ifPresent(o -> lines.add(line(o, named.getValue())));
            unsent += outcome.isPresent() ? 0 : 1;
        }
        if (unsent > 0) {
            lines.add(
                    "  · " + SiteTable.count(unsent, "packet") + " that the proof names were not sent: from a firewall,"
                            + " from no machine of the lab, or past the first " + Judged.MOST_WITNESSES);
        }
        return lines;
    }

    /// One packet may break several.
    private static Map<Packet, Set<String>> laws(List<Finding> findings) {
        var laws = new LinkedHashMap<Packet, Set<String>>();
        for (var finding : findings) {
            FindingText.breach(finding)
                    .flatMap(b -> b.witness())
                    .ifPresent(w -> laws.computeIfAbsent(w.packet(), _ -> new LinkedHashSet<>())
                            .add(name(finding)));
        }
        return laws;
    }

    private static String name(Finding finding) {
        return switch (finding) {
            case Finding.BrokenLaw(var law, var _) -> law.name();
            case Finding.BrokenPromise(var promise, var _) -> "`" + promise.text() + "`";
            case Finding.IdleWaiver(var _, var law) -> law.name();
            case Finding.Unproven(var what, var _, var _) -> what;
        };
    }

    /// The lab numbers packets by their source port; all else is the witness's.
    private Optional<Outcome> outcome(Packet packet) {
        return run.report().outcomes().stream()
                .filter(o -> o.probe().kind() == Probe.Kind.WITNESS)
                .filter(o -> same(o.probe().packet(), packet))
                .findFirst();
    }

    private static boolean same(Packet sent, Packet witness) {
        return sent.source().equals(witness.source())
                && sent.destination().equals(witness.destination())
                && sent.protocol().equals(witness.protocol())
                && sent.selector() == witness.selector();
    }

    private String line(Outcome outcome, Set<String> laws) {
        boolean passed = outcome.probe().passes() && outcome.wrong().isEmpty();
        var packet = outcome.probe().packet();
        return "  " + (passed ? terminal.paint("!", Ink.BAD) : "·") + " the packet that breaks "
                + String.join(", ", laws) + (passed ? " really passes: " : " did not pass now: ") + packet;
    }
}
