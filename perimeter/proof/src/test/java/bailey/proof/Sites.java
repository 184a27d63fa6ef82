package bailey.proof;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.language.Reading;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// The sites that are tested: the examples, every folder of `cases`, and texts of small ones.
final class Sites {
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Path ROOT = Path.of("..", "..");

    /// Laws hold. The DMZ is one isolated wire.
    private static final String OFFICE = """
            bailey: 1
            site: office
            zones:
              internet: external
              dmz:      dmz        172.31.1.0/24 2001:db8:1::/64
              lan:      internal   192.168.7.0/24 2001:db8:7::/64
              admin:    management 192.168.9.0/28
            segments: { dmz: isolated }
            hosts:
              www:       dmz 172.31.1.10 2001:db8:1::10
              mx:        dmz 172.31.1.25 2001:db8:1::25
              farm:      dmz 172.31.1.128/28
              directory: lan 192.168.7.89 2001:db8:7::89
              store:     lan 192.168.7.25
              desks:     lan 192.168.7.128/25
              boss:      admin 192.168.9.2
              branch:    internet 198.51.100.64/28
              peer:      internet 198.51.100.9
            groups: { gates: www mx, stores: directory store, mixed: directory desks }
            firewalls:
              edge:
                internet: wan0 203.0.113.2 2001:db8:0:1::2
                dmz:      dmz0 172.31.1.1 2001:db8:1::1
                lan:      lan0 192.168.7.1 2001:db8:7::1
                admin:    adm0 192.168.9.1
            nat:
              - dmz lan -> internet: masquerade
            flows:
              - boss -> edge: ssh
            """;

    private Sites() {}

    static List<Path> all() throws IOException {
        return Stream.concat(examples().stream(), cases().stream()).toList();
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.list(ROOT.resolve("examples"))) {
            return files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(ROOT.resolve("cases"))) {
            return folders.map(p -> p.resolve("site.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    static Site read(Path file) throws IOException {
        return site(Reader.read(file, LocalDate.ofInstant(NOW, ZoneOffset.UTC)));
    }

    static Site read(String text) {
        return site(Reader.read("site.yaml", text, Includes.NONE, LocalDate.ofInstant(NOW, ZoneOffset.UTC)));
    }

    /// The office with more flows.
    static Site office(String... flows) {
        return read(text(flows));
    }

    /// The office with more flows, in which the second of each two texts stands for the first.
    static Site changed(List<String> changes, String... flows) {
        var text = text(flows);
        for (int i = 0; i < changes.size(); i += 2) {
            if (!text.contains(changes.get(i))) {
                throw new AssertionError("not there: " + changes.get(i));
            }
            text = text.replace(changes.get(i), changes.get(i + 1));
        }
        return read(text);
    }

    private static String text(String... flows) {
        return OFFICE + Stream.of(flows).map(f -> "  - " + f + "\n").reduce("", String::concat);
    }

    private static Site site(Reading reading) {
        return reading.site()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }
}
