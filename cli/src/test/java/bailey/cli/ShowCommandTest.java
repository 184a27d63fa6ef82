package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    @Test
    void everyFactHasItsLine() {
        var ran = Ran.bailey("show", Ran.OFFICE);
        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines())
                .contains("  7  dmz       dmz         isolated  172.31.1.0/24 2001:db8:1::/64")
                .contains("  22  directory  lan  192.168.7.89  confidential")
                .contains("  32  edge  dmz       dmz0  172.31.1.1 2001:db8:1::1")
                .contains("  37  203.0.113.10  → www  http https")
                .contains("  47  www mx → directory  ldaps")
                .contains("  65  mx → internet       as 203.0.113.10")
                .contains("  70  never   www ~> mailstore");
    }

    @Test
    void flowsStandUnderTheirPairOfZones() {
        var lines = Ran.bailey("show", Ran.OFFICE).out().lines().toList();
        int pair = lines.indexOf("  dmz → lan");
        assertThat(lines.subList(pair, pair + 5))
                .containsExactly(
                        "  dmz → lan",
                        "  46  www → webmail       https",
                        "  47  www mx → directory  ldaps",
                        "  48  mx → mailstore      lmtp",
                        "  52  ns → nsprimary      dns");
    }

    @Test
    void waiversAreShown(@TempDir Path folder) throws IOException {
        var file = folder.resolve("site.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of(Ran.OFFICE))
                        .replace(
                                "- www -> site: http\n",
                                "- out -> lan: { services: snmp, waives: named-inward, why: it walks }\n"));
        var ran = Ran.bailey("show", file.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Waivers\n  45  out -> lan: snmp  named-inward: it walks");
    }

    @Test
    void asAMachineOnlyItsRuleset() {
        var ran = Ran.bailey("show", Ran.TWO_WALLS, "--as", "back");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("table inet bailey").endsWith("}\n");
        assertThat(ran.err()).isEmpty();
    }

    /// Who rehearses a bad site wants to see its ruleset; it is not called a perimeter's.
    @Test
    void theRulesetOfABrokenSiteIsShownAndSaidToBeOne() {
        var ran = Ran.bailey("show", Ran.HOME, "--as", "router");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("table inet bailey");
        assertThat(ran.err())
                .isEqualTo(
                        "bailey: this is the ruleset of no proved perimeter: 5 findings; `bailey check` tells them\n");
    }

    @Test
    void theWaysInAreShownByTheirShortestChain() {
        assertThat(Ran.bailey("show", Ran.OFFICE).out())
                .contains("Ways in, if a published host is taken over\n  www  lan  www -> webmail: https by line 46\n");
    }

    @Test
    void thePictureAsSvgIsXmlWithoutScripts(@TempDir Path folder) throws Exception {
        var file = folder.resolve("office.svg");
        assertThat(Ran.bailey("show", Ran.OFFICE, "--svg", file.toString())).isEqualTo(new Ran(0, "", ""));
        var text = Files.readString(file);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("www")
                .contains("█ edge");
        assertThat(text).doesNotContain("<script").doesNotContain("href");
        assertThat(Ran.bailey("show", Ran.OFFICE, "--svg", folder + "/no/x.svg").status())
                .isEqualTo(2);
    }

    @Test
    void whatXmlReadsAsItsOwnIsSpeltOut() throws Exception {
        var text = Svg.of("<a> & \"b\"", List.of("</text><script>&amp;\u001b"));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("</text><script>&amp;\\u001b");
    }

    @Test
    void anUnknownMachineIsToldTheKnownOnes() {
        var ran = Ran.bailey("show", Ran.TWO_WALLS, "--as", "bakc");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo("bailey: no machine `bakc` in two-walls; those with a ruleset are: front back\n");
    }

    @Test
    void aHostHasNoRulesetOfItsOwn() {
        var ran = Ran.bailey("show", Ran.TWO_WALLS, "--as", "www");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("bailey: `www` is no firewall; those with a ruleset are: front back\n");
    }

    @Test
    void colourIsForTerminalsOnly() {
        var plain = Ran.bailey("show", Ran.HOME).out();
        var coloured = Ran.on(80, true, true, Map.of(), "show", Ran.HOME).out();
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[31m╭");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void inAsciiNothingElseIsPrinted() {
        assertThat(Ran.on(80, false, false, Map.of(), "show", Ran.OFFICE).out()).matches("[\\n -~]*");
    }

    /// What comes from a file's name is spelt out; our own colours are not.
    @Test
    void theNameOfAFileIsNotObeyed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("x\u001b[31mRED\u009b1m\u202e\ny.yaml");
        Files.copy(Path.of(Ran.HOME), file);
        var ran = Ran.on(80, true, true, Map.of(), "show", file.toString());
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("x\\u001b[31mRED\\u009b1m\\u202e\\u000ay.yaml\u001b[0m\n");
        assertThat(ran.out().replaceAll("\u001b\\[[0-9;]*m|\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @Test
    void whatIsNoDmzIsSaidToBeNone() {
        assertThat(Ran.bailey("show", Ran.HOME).out())
                .contains(
                        "This is no DMZ: console nas, open to strangers, stand in lan among what is to be\nkept safe.\n");
        assertThat(Ran.bailey("show", Ran.OFFICE).out()).doesNotContain("no DMZ");
    }

    @Test
    void jsonHoldsTheWholeSite() throws IOException {
        var json = JsonTree.of(Ran.bailey("show", Ran.TWO_WALLS, "--json").out());
        assertThat(json.get("kind")).isEqualTo("show");
        assertThat(JsonTree.list(json, "zones")).hasSize(4);
        assertThat(JsonTree.list(json, "hosts")).hasSize(7);
        var front = JsonTree.first(json, "firewalls");
        assertThat(front.get("name")).isEqualTo("front");
        assertThat(JsonTree.list(JsonTree.first(front, "machines"), "legs")).hasSize(2);
        var door = JsonTree.first(json, "doors");
        assertThat(door.get("address")).isEqualTo("203.0.113.20");
        assertThat(door.get("hosts")).isEqualTo(List.of("www"));
        assertThat(JsonTree.map(door, "at").get("line")).isEqualTo(36);
        assertThat(JsonTree.list(json, "flows")).hasSize(10);
        assertThat(JsonTree.list(json, "promises")).hasSize(5);
    }
}
