package bailey.cli;

import bailey.policy.Line;
import bailey.proof.Proof;
import bailey.proof.Reach;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey reach`: whom a host reaches, and who reaches it.
@Command(
        name = "reach",
        header = "Says what a host reaches, and who reaches it: by which lines, and unseen on its wire.",
        footer = {"", "Examples:", "  bailey reach office.yaml www", "  bailey reach office.yaml mailstore --json"})
final class ReachCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final HostInput input = new HostInput();

    ReachCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var site = input.read(clock, terminal);
        if (site.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        var host = input.in(site.get());
        var reach = Proof.of(site.get()).reach(host);
        if (input.json) {
            terminal.print(document(reach));
        } else {
            terminal.say(host + " reaches");
            tell(reach.reaches());
            terminal.say("");
            terminal.say(host + " is reached by");
            tell(reach.reachedBy());
        }
        return Status.HOLDS;
    }

    private void tell(List<Reach.Contact> contacts) {
        var rows = new Rows();
        for (var contact : contacts) {
            rows.add(contact.other(), contact.services(), by(contact));
        }
        if (rows.isEmpty()) {
            rows.add("nothing and nobody");
        }
        rows.lines(terminal).forEach(terminal::say);
    }

    private static String by(Reach.Contact contact) {
        return contact.line()
                .map(line -> "line " + line.origin().line() + ": " + line.text())
                .orElse("unseen, on their wire");
    }

    private static String document(Reach reach) {
        return Json.document("reach", json -> {
            json.field("host", reach.host().name());
            json.list("reaches", reach.reaches(), ReachCommand::contact);
            json.list("reached-by", reach.reachedBy(), ReachCommand::contact);
        });
    }

    private static void contact(Json json, Reach.Contact contact) throws IOException {
        json.field("other", contact.other());
        json.field("services", contact.services());
        if (contact.line().isPresent()) {
            Line line = contact.line().get();
            json.field("text", line.text());
            json.at(line.origin());
        }
    }
}
