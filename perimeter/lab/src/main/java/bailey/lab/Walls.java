package bailey.lab;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.nftables.Ruleset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rulesets that a lab loads: those that the site's firewalls would get, but that every drop is logged, so
/// that each can be seen.
final class Walls {
    private Walls() {}

    static Options options(Instant now) {
        return Options.at(now).loggingEveryDrop();
    }

    static Map<Machine, String> rulesets(Topology topology, Instant now) {
        var texts = new LinkedHashMap<Machine, String>();
        compiled(topology, now).forEach((machine, ruleset) -> texts.put(machine, Printer.print(ruleset)));
        return texts;
    }

    /// Bans and flows.
    static Map<Machine, Ruleset> compiled(Topology topology, Instant now) {
        var rulesets = new LinkedHashMap<Machine, Ruleset>();
        for (var machine : topology.machines()) {
            if (machine.kind() instanceof Machine.Kind.Wall(var _, var member)) {
                var tables = new ArrayList<>(Compiler.bans(options(now)).tables());
                tables.addAll(
                        Compiler.compile(topology.site(), member, options(now)).tables());
                rulesets.put(machine, new Ruleset(tables));
            }
        }
        return rulesets;
    }
}
