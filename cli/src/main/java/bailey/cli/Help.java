package bailey.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The options that every command has.
@Command(
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        sortOptions = false)
final class Help {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean asked;
}
