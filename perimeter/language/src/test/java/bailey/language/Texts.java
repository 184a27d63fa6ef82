package bailey.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The sites that stand beside the program, and texts of small ones.
final class Texts {
    static final Path ROOT = root();
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /// A site without flows, to which tests add what they are about.
    static final String SMALL = """
            bailey: 1
            site: small
            zones:
              internet: external
              dmz: dmz 172.31.1.0/24 2001:db8:1::/64
              lan: internal 192.168.7.0/24
            hosts:
              www: dmz 172.31.1.10 2001:db8:1::10
              mx: dmz 172.31.1.25
              mailstore: lan 192.168.7.25
            groups:
              servers: www mx
            firewalls:
              edge:
                internet: wan0 203.0.113.2 2001:db8:0:1::2
                dmz: dmz0 172.31.1.1 2001:db8:1::1
                lan: lan0 192.168.7.1
            """;

    private Texts() {}

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("examples"))) {
            here = Objects.requireNonNull(here.getParent(), "no folder `examples` above this one");
        }
        return here;
    }

    static Reading read(String text) {
        return Reader.read("site.yaml", text, Includes.NONE, TODAY);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Every site that is right: the examples, and the cases but for the wrong ones.
    static List<Path> sites() {
        return Stream.concat(
                        files(ROOT.resolve("examples")).filter(f -> f.toString().endsWith(".yaml")),
                        files(ROOT.resolve("cases"))
                                .map(d -> d.resolve("site.yaml"))
                                .filter(Files::exists))
                .toList();
    }

    /// The folders of wrong sites.
    static List<Path> wrong() {
        return files(ROOT.resolve("cases/wrong")).filter(Files::isDirectory).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (var all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
