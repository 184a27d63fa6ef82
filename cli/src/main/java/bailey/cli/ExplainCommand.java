package bailey.cli;

import bailey.proof.Example;
import bailey.proof.Law;
import bailey.proof.Laws;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `bailey explain`: what a law demands, why it is one, and what breaks and mends it.
@Command(
        name = "explain",
        header = "Says what a law demands, why it exists, and shows a site that breaks it.",
        description = {"", "Without a law it lists them all."},
        footer = {"", "Examples:", "  bailey explain", "  bailey explain blast-radius"})
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "LAW", description = "A law's name, as `check` tells it.")
    Optional<String> law = Optional.empty();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (law.isEmpty()) {
            list();
            return Status.HOLDS;
        }
        explain(Laws.named(law.get()).orElseThrow(() -> unknown(law.get())));
        return Status.HOLDS;
    }

    private void list() {
        var rows = new Rows();
        Laws.ALL.forEach(l -> rows.add(l.name(), l.demands()));
        rows.lines(terminal).forEach(terminal::say);
    }

    private void explain(Law law) {
        terminal.say(terminal.paint(law.name(), Ink.TITLE));
        paragraph(law.demands());
        paragraph(law.why());
        paragraph(
                law.waivable()
                        ? "A line is excepted by `waives: " + law.name() + "` with a `why:`."
                        : "There is no waiver of it.");
        law.example().ifPresent(this::show);
    }

    private void show(Example example) {
        terminal.say("");
        terminal.say("This breaks it:");
        text(example.breaking());
        terminal.say("");
        terminal.say("This mends it:");
        text(changed(example.breaking(), example.mending()));
    }

    private void paragraph(String text) {
        terminal.say("");
        Paragraph.wrapped(text, terminal.columns()).forEach(terminal::say);
    }

    private void text(String site) {
        site.lines().forEach(line -> terminal.say("    " + line));
    }

    /// The lines of the second that the first has not.
    private static String changed(String first, String second) {
        var known = first.lines().toList();
        var changed = second.lines().filter(line -> !known.contains(line)).toList();
        return changed.isEmpty() ? second : String.join("\n", changed);
    }

    private static WrongInput unknown(String word) {
        List<String> names = Laws.ALL.stream().map(Law::name).toList();
        var near = NearName.of(word, names)
                .map(name -> "; did you mean `" + name + "`?")
                .orElse(".");
        return new WrongInput("no law `" + word + "`" + near + " There are: " + String.join(" ", names));
    }
}
