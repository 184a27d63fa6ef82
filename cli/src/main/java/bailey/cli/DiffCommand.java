package bailey.cli;

import bailey.policy.Site;
import bailey.proof.Difference;
import bailey.proof.Passage;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bailey diff`: what a change of a site changes.
@Command(
        name = "diff",
        header = "Says what one site passes and another does not, by the packets and not by the words.",
        description = {
            "",
            "What the second newly passes from end to end, what it stops, and what it passes at other times or rates;"
                    + " through doors, and unseen on shared wires too. Two files that mean the same have no difference,"
                    + " whatever they look like."
        },
        footer = {
            "",
            "Exit status: 0 they pass the same, 1 they do not, 2 wrong input.",
            "",
            "Examples:",
            "  bailey diff office.yaml new.yaml",
            "  git show HEAD:office.yaml | bailey diff /dev/stdin office.yaml"
        })
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(index = "0", paramLabel = "A", description = "A site's file.")
    String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one, or the same one later.")
    String second = "";

    @Option(names = "--json", description = "For programs; docs/json.md says how.")
    boolean json;

    DiffCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var before = SiteFile.named(first).site(clock, terminal, json);
        if (before.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        var after = SiteFile.named(second).site(clock, terminal, json);
        if (after.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        var difference = Difference.of(before.get(), after.get());
        if (json) {
            terminal.print(document(difference));
        } else {
            tell(difference, before.get(), after.get());
        }
        return difference.same() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }

    private void tell(Difference difference, Site before, Site after) {
        if (difference.same()) {
            terminal.say(terminal.paint("✓", Ink.GOOD) + " the same passes in both, from end to end");
            return;
        }
        list(second + " newly passes", difference.passes(), after);
        list(second + " no longer passes", difference.stops(), before);
        list("both pass, and not at the same times or rates", difference.otherwise(), after);
    }

    private void list(String title, List<Passage> passages, Site site) {
        if (!passages.isEmpty()) {
            terminal.say(terminal.paint(title, Ink.TITLE));
            new PassageText(site).lines(passages).forEach(terminal::say);
        }
    }

    private static String document(Difference difference) {
        return Json.document("diff", json -> {
            json.field("same", difference.same());
            json.list("passes", difference.passes(), PassageJson::write);
            json.list("stops", difference.stops(), PassageJson::write);
            json.list("otherwise", difference.otherwise(), PassageJson::write);
        });
    }
}
