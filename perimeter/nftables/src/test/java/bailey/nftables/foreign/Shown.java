package bailey.nftables.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A ruleset as text, to be compared with what stands beside the text it was read from.
final class Shown {
    static final Path FOLDER = Path.of("src/test/resources/bailey/nftables/foreign");

    private Shown() {}

    static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    static String of(ForeignRuleset ruleset) {
        var text = new StringBuilder();
        for (var table : ruleset.tables()) {
            for (var chain : table.chains()) {
                text.append(table).append(' ').append(chain.name());
                chain.base().ifPresent(b -> text.append(' ').append(b));
                text.append('\n');
                for (var rule : chain.rules()) {
                    text.append("  ").append(rule.origin()).append('\n');
                    rule.steps().forEach(s -> text.append("    ").append(s).append('\n'));
                    text.append(rule.comment().isEmpty() ? "" : "    # " + rule.comment() + "\n");
                }
            }
        }
        ruleset.asides().forEach(a -> text.append(a).append('\n'));
        ruleset.doubts().forEach(d -> text.append("doubt: ").append(d).append('\n'));
        return text.toString();
    }

    /// What is expected of `file`; with `-Dbless=true` it is written there.
    static String expected(String file, ForeignRuleset ruleset) throws IOException {
        var path = FOLDER.resolve(file + ".txt");
        if (Boolean.getBoolean("bless")) {
            Files.writeString(path, of(ruleset));
        }
        return Files.readString(path);
    }
}
