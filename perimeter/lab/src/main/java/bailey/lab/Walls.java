package bailey.lab;

import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import java.time.Instant;
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
        var rulesets = new LinkedHashMap<Machine, String>();
        for (var machine : topology.machines()) {
            if (machine.kind() instanceof Machine.Kind.Wall(var _, var member)) {
                var own = Printer.print(Compiler.compile(topology.site(), member, options(now)));
                rulesets.put(machine, Printer.print(Compiler.bans(options(now))) + own);
            }
        }
        return rulesets;
    }
}
