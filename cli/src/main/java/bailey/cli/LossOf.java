package bailey.cli;

import bailey.policy.Firewall;
import bailey.policy.Line;
import bailey.policy.Site;
import bailey.proof.Loss;
import java.util.Comparator;
import java.util.List;

/// The answer to what goes when a line or a firewall of a site goes.
final class LossOf {
    private final Site site;
    private final Terminal terminal;
    private final boolean json;

    LossOf(Site site, Terminal terminal, boolean json) {
        this.site = site;
        this.terminal = terminal;
        this.json = json;
    }

    /// Gives the exit status.
    int without(int number) {
        var line = line(number);
        return tell("without line " + number + ": " + line.text(), Loss.without(site, line));
    }

    /// Of a firewall or a pair by its name, or of a machine of a pair, whose other one goes on.
    int down(String name) {
        var firewall = site.firewalls().stream()
                .filter(f -> f.name().equals(name)
                        || f.members().stream().anyMatch(m -> m.name().equals(name)))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        boolean standsIn = firewall.pair() && !firewall.name().equals(name);
        return standsIn
                ? tell(
                        "with " + name + " down the other machine of " + firewall + " stands in",
                        new Loss(List.of(), List.of()))
                : tell("with " + firewall + " down", Loss.down(site, firewall));
    }

    private Line line(int number) {
        return site.lines().stream()
                .filter(l -> l.origin().line() == number)
                .findFirst()
                .orElseThrow(
                        () -> new WrongInput("no flow and no publication stands in line " + number + nearest(number)));
    }

    private String nearest(int number) {
        return site.lines().stream()
                .min(Comparator.comparingInt(l -> Math.abs(l.origin().line() - number)))
                .map(l -> "; the nearest is line " + l.origin().line() + ": " + l.text())
                .orElse("");
    }

    private WrongInput unknown(String name) {
        var names = site.firewalls().stream().map(Firewall::name).toList();
        return new WrongInput(
                "no firewall `" + name + "` in " + site.name() + "; there are: " + String.join(" ", names));
    }

    private int tell(String title, Loss loss) {
        if (json) {
            terminal.print(document(loss));
        } else {
            people(title, loss);
        }
        return loss.broken().isEmpty() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }

    private void people(String title, Loss loss) {
        terminal.say(terminal.paint(title, Ink.TITLE));
        FindingText.lines(loss.broken(), terminal).forEach(terminal::say);
        if (!loss.stops().isEmpty()) {
            terminal.say("no longer passes");
            new PassageText(site).lines(loss.stops()).forEach(terminal::say);
        }
        if (loss.none()) {
            terminal.say(terminal.paint("✓", Ink.GOOD) + " everything passes that did, and nothing breaks");
        } else if (loss.broken().isEmpty()) {
            terminal.say(terminal.paint("✓", Ink.GOOD) + " no law and no promise breaks by it");
        }
    }

    private static String document(Loss loss) {
        return Json.document("loss", document -> {
            document.list("findings", loss.broken(), FindingJson::write);
            document.list("stops", loss.stops(), PassageJson::write);
        });
    }
}
