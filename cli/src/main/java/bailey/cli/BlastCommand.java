package bailey.cli;

import bailey.proof.Blast;
import bailey.proof.Proof;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey blast`: what falls when a host does.
@Command(
        name = "blast",
        header = "Says what falls if a host is taken over, step by step, whatever address it wears on its wire.",
        description = {
            "",
            "Whoever holds a machine reaches all that it may begin flows with, and on a shared wire all that its neighbours"
                    + " may. Every machine reached is taken for lost, so this is the worst that can come of it."
        },
        footer = {"", "Examples:", "  bailey blast office.yaml www", "  bailey blast home.yaml console --json"})
final class BlastCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final HostInput input = new HostInput();

    BlastCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var site = input.read(clock, terminal);
        if (site.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        var blast = Proof.of(site.get()).blast(input.in(site.get()));
        if (input.json) {
            terminal.print(document(blast));
        } else {
            tell(blast);
        }
        return Status.HOLDS;
    }

    private void tell(Blast blast) {
        if (blast.falls().isEmpty() && blast.walls().isEmpty()) {
            terminal.say("nothing but " + blast.host() + " itself: it reaches no machine");
            return;
        }
        terminal.say("with " + blast.host() + " may fall");
        for (var fall : blast.falls()) {
            terminal.say("  " + fall.machine() + " in " + fall.zone());
            fall.chain().forEach(link -> terminal.say("      " + link));
        }
        for (var wall : blast.walls()) {
            terminal.say("  and speaks with the firewall " + wall.firewall().name());
            wall.chain().forEach(link -> terminal.say("      " + link));
        }
    }

    private static String document(Blast blast) {
        return Json.document("blast", json -> {
            json.field("host", blast.host().name());
            json.list("falls", blast.falls(), BlastCommand::fall);
            json.list("firewalls", blast.walls(), (j, wall) -> {
                j.field("firewall", wall.firewall().name());
                j.list("chain", wall.chain(), FindingJson::link);
            });
        });
    }

    private static void fall(Json json, Blast.Fall fall) throws IOException {
        json.field("machine", fall.machine());
        json.field("zone", fall.zone().name());
        json.list("chain", fall.chain(), FindingJson::link);
    }
}
