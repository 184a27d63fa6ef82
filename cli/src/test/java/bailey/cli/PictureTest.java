package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    static Stream<Path> sites() throws IOException {
        return Sites.all();
    }

    /// The pictures were looked at before they became what must not change unseen.
    @ParameterizedTest
    @CsvSource({"office,80,true", "two-walls,80,true", "home,80,true", "office,60,true", "two-walls,50,false"})
    void looksAsItWasFoundToLookWell(String site, int columns, boolean unicode) throws IOException {
        var name = site + "-" + columns + (unicode ? "" : "-ascii") + ".txt";
        var file = Ran.EXAMPLES.resolve(site + ".yaml").toString();
        var shown = Ran.on(columns, unicode, false, Map.of(), "show", file).out();
        assertThat(shown.substring(0, shown.indexOf("\nZones\n"))).isEqualToIgnoringNewLines(golden(name));
    }

    private static String golden(String name) throws IOException {
        try (var in = PictureTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void keepsWithinTheTerminalAndNamesEverything(Path file) throws IOException {
        var site = Reader.read(file, TODAY).site().orElseThrow();
        for (int columns : new int[] {60, 72, 80, 100, 132, 200}) {
            keepsWithin(site, columns);
        }
    }

    private static void keepsWithin(Site site, int columns) {
        var lines = lines(site, columns);
        assertThat(lines).as("%s at %d", site.name(), columns).allMatch(l -> l.length() <= columns);
        var all = String.join("\n", lines);
        site.zones().forEach(z -> assertThat(all).contains(z.name()));
        site.hosts().forEach(h -> assertThat(all).contains(h.name()));
        site.firewalls().forEach(f -> assertThat(all).contains("█ " + f.name()));
        site.firewalls().stream()
                .flatMap(f -> f.legs())
                .forEach(l -> assertThat(all).contains("│ " + l.device()));
    }

    private static List<String> lines(Site site, int columns) {
        var nowhere = new java.io.PrintWriter(java.io.Writer.nullWriter());
        return Picture.of(site, columns).lines(new Terminal(nowhere, nowhere, columns, true, false));
    }

    @Test
    void strangersStandAboveTheWallsAndTheInsideBelow() throws IOException {
        var lines = lines(Reader.read(Path.of(Ran.TWO_WALLS), TODAY).site().orElseThrow(), 80);
        assertThat(row(lines, "internet")).isLessThan(row(lines, "█ front"));
        assertThat(row(lines, "█ front")).isLessThan(row(lines, "─ dmz ─"));
        assertThat(row(lines, "─ dmz ─")).isLessThan(row(lines, "█ back"));
        assertThat(row(lines, "█ back")).isLessThan(row(lines, "═ lan"));
        assertThat(row(lines, "═ lan")).isEqualTo(row(lines, "━ admin"));
    }

    private static int row(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no " + text);
    }

    /// Two walls before the same zone: the second leg is drawn as a pointer to where the zone stands.
    @Test
    void aZoneBehindTwoWallsIsDrawnOnceAndPointedTo() {
        var site = site("""
                zones:
                  internet: external
                  dmz: dmz 172.31.1.0/24
                  lan: internal 192.168.1.0/24
                firewalls:
                  front: { internet: wan0 203.0.113.2, dmz: d0 172.31.1.1, lan: l0 192.168.1.1 }
                  back: { dmz: d1 172.31.1.2, lan: l1 192.168.1.2 }
                """);
        var all = String.join("\n", lines(site, 80));
        assertThat(all).containsOnlyOnce("═ lan").contains("└╌ to lan").contains("│ l1 192.168.1.2");
    }

    /// The time to draw must not double with each wall of a chain.
    @Test
    void aLongChainIsDrawnAtOnce() {
        var zones = new StringBuilder("zones:\n  internet: external\n");
        var walls = new StringBuilder("firewalls:\n");
        for (int i = 0; i < 40; i++) {
            zones.append("  z%d: internal 10.0.%d.0/24\n".formatted(i, i));
            var before = i == 0 ? "internet: o0 203.0.113.2" : "z%d: o%d 10.0.%d.2".formatted(i - 1, i, i - 1);
            walls.append("  f%d: { %s, z%d: i%d 10.0.%d.1 }\n".formatted(i, before, i, i, i));
        }
        var lines = lines(site(zones.toString() + walls), 80);
        assertThat(row(lines, "█ f39")).isGreaterThan(row(lines, "█ f38"));
    }

    private static Site site(String text) {
        var reading = Reader.read("site.yaml", "bailey: 1\nsite: test\n" + text, Includes.NONE, TODAY);
        assertThat(reading.problems()).isEmpty();
        return reading.site().orElseThrow();
    }
}
