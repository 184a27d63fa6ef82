package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
    private static List<Path> sites() {
        return Texts.sites();
    }

    private static List<Path> texts() {
        return Stream.concat(sites().stream(), Texts.wrong().stream().map(d -> d.resolve("site.yaml")))
                .toList();
    }

    @Test
    void theExamplesHaveTheFormAlready() {
        for (var file : sites()) {
            if (file.startsWith(Texts.ROOT.resolve("examples"))) {
                assertThat(Formatter.format(Texts.text(file))).isEqualTo(Texts.text(file));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aSecondPassChangesNothing(Path file) {
        String once = Formatter.format(Texts.text(file));
        assertThat(Formatter.format(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void theMeaningStays(Path file) {
        assertThat(meaning(file, Formatter.format(Texts.text(file)))).isEqualTo(meaning(file, Texts.text(file)));
    }

    /// However the blanks are blown about, the formatted text is the same as before.
    @ParameterizedTest
    @MethodSource("sites")
    void blanksBlownAboutComeToRest(Path file) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String formatted = Formatter.format(Texts.text(file));
        String blown = Blown.about(formatted, random);
        assertThat(meaning(file, blown)).as("seed %d", seed).isEqualTo(meaning(file, formatted));
        assertThat(Formatter.format(blown)).as("seed %d", seed).isEqualTo(formatted);
    }

    /// All of the site, without its places.
    private static String meaning(Path file, String text) {
        var reading = Reader.read(file.toString(), text, Includes.FILES, Texts.TODAY);
        return reading.site().orElseThrow().toString().replaceAll("Origin\\[[^]]*]|[\\w/.-]+yaml:\\d+:\\d+", "HERE");
    }

    @Test
    void columnsCommentsAndBlanksAreSetRight() {
        String text = """


                bailey:   1

                # what it is
                site: x   # a name


                zones:
                    # the world
                    internet:   external
                    dmz: dmz 172.31.1.0/24   #near
                    intranet: internal   192.168.7.0/24
                firewalls:
                   edge:
                      internet: wan0   203.0.113.2
                      dmz: d 172.31.1.1
                flows:
                - a   b->c:   {services: x,why: "y  z"} # kept
                # out of use
                -   a -> b:    https
                """;
        assertThat(Formatter.format(text)).isEqualTo("""
                        bailey: 1

                        # what it is
                        site: x                                                    # a name

                        zones:
                          # the world
                          internet: external
                          dmz:      dmz      172.31.1.0/24                         #near
                          intranet: internal 192.168.7.0/24
                        firewalls:
                          edge:
                            internet: wan0 203.0.113.2
                            dmz:      d 172.31.1.1
                        flows:
                          - a b->c: { services: x, why: "y  z" }                   # kept
                          # out of use
                          - a -> b: https
                        """);
    }

    @Test
    void textsOverSeveralLinesMoveAsOne() {
        String text = """
                flows:
                - a -> b:
                    services: x
                    why: >
                      because   it
                        is so
                - c -> d: { services: x,
                            why: y }
                """;
        assertThat(Formatter.format(text)).isEqualTo("""
                        flows:
                          - a -> b:
                              services: x
                              why: >
                                because   it
                                  is so
                          - c -> d: { services: x,
                                      why: y }
                        """);
    }

    @Test
    void whatIsNoYamlStays() {
        assertThat(Formatter.format("a: [b\n")).isEqualTo("a: [b\n");
        assertThat(Formatter.format("a:   &x b\n")).isEqualTo("a:   &x b\n");
        assertThat(Formatter.format("")).isEmpty();
    }
}
