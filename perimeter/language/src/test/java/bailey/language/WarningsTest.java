package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final String ISOLATED = Texts.SMALL + "segments: { dmz: isolated }\n";

    private static List<String> warnings(String text) {
        var reading = Texts.read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.warnings().stream()
                .map(w -> w.at().line() + ":" + w.at().column() + " " + w.wrong())
                .toList();
    }

    private static int line(String before, int further) {
        return (int) before.lines().count() + further;
    }

    @Test
    void aFlowWithinAnotherIsDead() {
        String before = ISOLATED + "flows:\n";
        assertThat(warnings(before + "  - mx mailstore -> www: http https\n  - mx -> www: http\n  - www -> mx: ssh\n"))
                .containsExactly(line(before, 2) + ":5 a dead flow: `mx mailstore -> www: http https` (site.yaml:"
                        + line(before, 1) + ":5) grants all of it");
    }

    @Test
    void ofTwoEqualFlowsTheLaterIsDead() {
        String before = ISOLATED + "never: [mailstore -> mx]\nflows:\n";
        assertThat(warnings(before + "  - www -> mx: ssh\n  - www -> mx: tcp/22\n"))
                .singleElement()
                .asString()
                .startsWith(line(before, 2) + ":5 a dead flow");
    }

    @Test
    void aFlowWithinAZonesIsDeadAndOneWithinAClosedOneIsNot() {
        String before = ISOLATED + "never: [mailstore -> mx]\nflows:\n";
        assertThat(warnings(before + "  - www -> mailstore: ssh\n  - dmz -> lan: tcp/1-1023\n"))
                .singleElement()
                .asString()
                .startsWith(line(before, 1) + ":5 a dead flow: `dmz -> lan: tcp/1-1023`");
        assertThat(warnings(
                        before + "  - www -> mailstore: ssh\n  - dmz -> lan: { services: any, until: 2027-01-01 }\n"))
                .isEmpty();
        assertThat(warnings(before + "  - www -> mailstore: { services: ssh, log: true }\n  - dmz -> lan: any\n"))
                .isEmpty();
    }

    @Test
    void aHostThatNothingNamesIsIdle() {
        assertThat(warnings(ISOLATED + "flows: [servers -> internet: ntp]\nnat: [servers -> internet: masquerade]\n"))
                .containsExactly("10:3 no line names the host `mailstore`");
    }

    @Test
    void neighboursOnASharedWireAreNotHeld() {
        String before = Texts.SMALL + "never: [mailstore -> mx]\nflows:\n";
        assertThat(warnings(before + "  - mx -> www: http\n"))
                .containsExactly(line(before, 1)
                        + ":11 `mx` and `www` share the wire of `dmz`, and reach each other on everything, unseen");
        assertThat(warnings(before.replace("2001:db8:1::10\n", "2001:db8:1::10 guarded\n") + "  - mx -> www: http\n"))
                .isEmpty();
        assertThat(warnings(ISOLATED + "never: [mailstore -> mx]\nflows:\n  - mx -> www: http\n"))
                .isEmpty();
    }

    @Test
    void aServiceThatReplacesABuiltInOneIsTold() {
        String before = ISOLATED + "never: [mailstore -> servers]\nservices:\n";
        assertThat(warnings(before + "  ssh: tcp/2222\n"))
                .containsExactly(line(before, 1) + ":3 `ssh` is built in as `tcp/22`");
        assertThat(warnings(before + "  ssh: tcp/22\n  ping: icmp/8 icmpv6/128\n"))
                .isEmpty();
    }

    @Test
    void aPublishedServiceWithoutItsGateIsTold() {
        String text = ISOLATED
                + "never: [mailstore -> servers]\ngates: gates/\npublish: [203.0.113.10 -> www: http, 203.0.113.10 -> mx: smtp]\n";
        var gates = new Includes() {
            @Override
            public String text(String name) throws IOException {
                throw new IOException("there is no such file");
            }

            @Override
            public boolean exists(String name) {
                return name.equals("here/gates/www.yaml");
            }
        };
        assertThat(Reader.read("here/site.yaml", text, gates, Texts.TODAY).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.wrong()).contains("`mx`", "here/gates/mx.yaml"));
    }
}
