package bailey.cli;

import bailey.nftables.TooManyCells;
import bailey.packet.TooManyNodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `bailey`: every command of it, and how each fails.
@Command(
        name = "bailey",
        header = "Describes a DMZ perimeter in one file, rehearses it, shows what it lets pass.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit status: 0 holds, 1 does not hold, 2 wrong input, 3 the machine refused.",
            "",
            "Examples:",
            "  bailey check examples/office.yaml",
            "  bailey show examples/office.yaml",
            "  bailey ask examples/office.yaml \"internet -> www: https\"",
            "  bailey COMMAND --help"
        })
final class Bailey implements Runnable {
    private static final String VERSION = "0.1.0";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints the version.")
    @SuppressWarnings("UnusedVariable") // picocli sees to it
    boolean version;

    /// Runs one command; gives its exit status.
    static int run(String[] arguments, Terminal terminal, InstantSource clock, Map<String, String> environment) {
        var line = commandLine(terminal, clock, environment);
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal, environment));
        line.setParameterExceptionHandler((wrong, _) -> wrong(wrong, terminal));
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            return failed(tooMuch, terminal, environment);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    static CommandLine commandLine(Terminal terminal, InstantSource clock, Map<String, String> environment) {
        var line = new CommandLine(new Bailey());
        line.addSubcommand(new CheckCommand(terminal, clock));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(new ShowCommand(terminal, clock));
        line.addSubcommand(new AskCommand(terminal, clock));
        line.addSubcommand(new WhyCommand(terminal, clock));
        line.addSubcommand(new ReachCommand(terminal, clock));
        line.addSubcommand(new BlastCommand(terminal, clock));
        line.addSubcommand(new DiffCommand(terminal, clock));
        line.addSubcommand(new LabCommand(terminal, clock, environment));
        line.addSubcommand(new AuditCommand(terminal));
        line.addSubcommand(new ImportCommand(terminal));
        line.addSubcommand(new FormatCommand(terminal, clock));
        line.addSubcommand(new SchemaCommand(terminal));
        line.addMixin("help", new Help());
        line.getSubcommands().values().forEach(c -> c.addMixin("help", new Help()));
        line.getCommandSpec().versionProvider(() -> new String[] {"bailey " + VERSION});
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Math.max(terminal.columns(), 60));
        return line;
    }

    /// Without a command.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static int wrong(ParameterException wrong, Terminal terminal) {
        var command = wrong.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        var more = "   (" + name + " --help says more)";
        var missing = missing(wrong);
        if (missing.isPresent()) {
            terminal.warn("bailey: which " + missing.get() + "? For instance: " + example(command) + more);
            return Status.WRONG_INPUT;
        }
        terminal.warn("bailey: " + line(wrong));
        var plain = CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF);
        var synopsis = new CommandLine.Help(command.getCommandSpec(), plain).synopsis(0);
        ("usage: " + synopsis.strip() + more).lines().forEach(terminal::warn);
        return Status.WRONG_INPUT;
    }

    /// The label of the first word that is not there.
    private static Optional<String> missing(ParameterException wrong) {
        return wrong instanceof CommandLine.MissingParameterException missing
                ? missing.getMissing().stream()
                        .filter(ArgSpec::isPositional)
                        .map(ArgSpec::paramLabel)
                        .findFirst()
                : Optional.empty();
    }

    /// The first one of its help.
    private static String example(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .map(String::strip)
                .filter(line -> line.startsWith("bailey "))
                .findFirst()
                .orElse(command.getCommandSpec().qualifiedName());
    }

    private static String line(ParameterException wrong) {
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            var word = unmatched.getUnmatched().getFirst();
            boolean command = unmatched.getCommandLine().getParent() == null && !word.startsWith("-");
            var near = unmatched.getSuggestions();
            return (command ? "no command `" + word + "`." : "what is `" + word + "`?")
                    + (near.isEmpty() ? "" : " Did you mean `" + near.getFirst() + "`?");
        }
        return firstLine(Optional.ofNullable(wrong.getMessage()).orElse("wrong arguments"));
    }

    /// Says how it failed; gives the exit status.
    static int failed(Throwable failure, Terminal terminal, Map<String, String> environment) {
        if (environment.getOrDefault("BAILEY_DEBUG", "").equals("1")) {
            trace(failure).lines().forEach(terminal::warn);
        }
        var lines = failure instanceof WrongInput wrong ? wrong.lines() : List.of(line(failure));
        terminal.warn("bailey: " + lines.getFirst());
        lines.stream().skip(1).forEach(terminal::warn);
        boolean input = failure instanceof WrongInput || failure instanceof TooManyCells;
        return input ? Status.WRONG_INPUT : Status.REFUSED;
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String line(Throwable failure) {
        return switch (failure) {
            case IOException refused -> refused(refused);
            case UncheckedIOException wrapped -> refused(wrapped);
            case TooManyCells tooMany -> String.valueOf(tooMany.getMessage());
            case TooManyNodes _ -> "nobody knows: this took more work than Bailey allows itself; name fewer machines";
            case OutOfMemoryError _ -> "out of memory; give Java more, e.g. JAVA_TOOL_OPTIONS=-Xmx2g";
            default ->
                "a fault of Bailey itself (" + firstLine(failure.toString())
                        + "); run it again with BAILEY_DEBUG=1 and report what it prints";
        };
    }

    private static String refused(Exception refused) {
        var message = refused.getMessage();
        return message == null ? refused.toString() : firstLine(message);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
