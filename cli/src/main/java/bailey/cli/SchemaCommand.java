package bailey.cli;

import bailey.language.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `bailey schema`: what an editor needs to help with a site's file.
@Command(
        name = "schema",
        header = "Prints the JSON Schema of a site's file, for editors.",
        footer = {
            "",
            "Examples:",
            "  bailey schema > site.schema.json",
            "  # then, as the first line of a site, for editors with the YAML language server:",
            "  # yaml-language-server: $schema=site.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(ascii(Schema.text()));
        return Status.HOLDS;
    }

    /// The same JSON in every locale.
    private static String ascii(String json) {
        var ascii = new StringBuilder(json.length());
        json.chars().forEach(c -> ascii.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return ascii.toString();
    }
}
