package bailey.cli;

import bailey.language.Formatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bailey fmt`: gives files the form that the examples have.
@Command(
        name = "fmt",
        header = "Lays a site's file out as the examples are.",
        description = {
            "",
            "Only blanks change: words, comments and order stay. A file is replaced at once or not at all. One that does"
                    + " not read is laid out as far as it is YAML, and its problems are shown."
        },
        footer = {
            "",
            "Exit status: 0 all is laid out, 1 with --check: something is not, 2 a site does not read.",
            "",
            "Examples:",
            "  bailey fmt office.yaml common.yaml",
            "  bailey fmt --check office.yaml"
        })
final class FormatCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(arity = "1..*", paramLabel = "SITE", description = "The files; what a site includes may be one too.")
    List<String> files = List.of();

    @Option(names = "--check", description = "Writes nothing; names the files that would change.")
    boolean check;

    FormatCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        int status = Status.HOLDS;
        for (var word : files) {
            status = Math.max(status, format(SiteFile.named(word)));
        }
        return status;
    }

    private int format(SiteFile file) throws IOException {
        var text = file.text();
        var formatted = Formatter.format(text);
        boolean changes = !formatted.equals(text);
        if (changes && !check) {
            replace(file.path(), formatted);
        }
        if (changes) {
            terminal.say((check ? "not laid out: " : "laid out: ") + file.path());
        }
        if (isSite(text) && file.site(clock, terminal, false).isEmpty()) {
            return Status.WRONG_INPUT;
        }
        return changes && check ? Status.DOES_NOT_HOLD : Status.HOLDS;
    }

    /// Not only definitions for others to include.
    private static boolean isSite(String text) {
        return text.lines().anyMatch(line -> line.startsWith("site:") || line.startsWith("bailey:"));
    }

    /// A new file in place of the old one, with its owner and rights; behind a link, of what it leads to.
    private static void replace(Path path, String text) throws IOException {
        var old = path.toRealPath();
        var folder = old.getParent();
        var fresh = Files.createTempFile(folder, ".bailey-", ".yaml");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            var rights = Files.getFileAttributeView(old, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            var view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
            view.setPermissions(rights.permissions());
            if (!view.getOwner().equals(rights.owner())) {
                view.setOwner(rights.owner());
            }
            Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
