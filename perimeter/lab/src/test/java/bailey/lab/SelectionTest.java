package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.AddressSet;
import bailey.packet.Packet;
import bailey.policy.Ground;
import bailey.policy.Service;
import bailey.policy.Services;
import bailey.policy.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Site office = Sites.read(Sites.ROOT.resolve("examples/office.yaml"));
    private final Site walls = Sites.read(Sites.ROOT.resolve("examples/two-walls.yaml"));

    SelectionTest() throws IOException {}

    private static AddressSet end(Site site, String word) {
        return new Ground(site).of(site.endpoint(word).orElseThrow());
    }

    private static List<Probe> chosen(Site site, String from, String to, Service service) {
        var selection = Selection.between("words", site, end(site, from), end(site, to), service);
        return Programme.of(site, NOW).only(selection).probes();
    }

    private static Service tcp(int port) {
        var selector = List.of(bailey.packet.Selector.tcp(port));
        return new Service("tcp/" + port, selector, selector);
    }

    @Test
    void allBetweenTheEndsAndNothingElse() {
        assertThat(chosen(office, "mx", "mailstore", tcp(24)).stream().filter(p -> p.kind() != Probe.Kind.MEDDLING))
                .isNotEmpty()
                .allMatch(p -> p.packet().source().toString().equals("172.31.1.25")
                        || p.from().name().equals("mx"))
                .allMatch(p -> p.to().name().equals("mailstore") && p.packet().selector() == 24);
    }

    /// Whoever wears or forges the sender's address goes by its name.
    @Test
    void forgersAreAmongThem() {
        assertThat(chosen(office, "www", "webmail", tcp(443)).stream().map(Probe::kind))
                .contains(Probe.Kind.PAIR, Probe.Kind.FORGED, Probe.Kind.WORN);
    }

    @Test
    void aHostIsAskedForByItsPublishedAddressToo() {
        assertThat(chosen(office, "internet", "www", tcp(443)).stream()
                        .map(p -> p.packet().destination().toString()))
                .contains("203.0.113.10", "172.31.1.10", "2001:db8:1::10");
    }

    @Test
    void aMappedPortIsTheServiceBehindIt() {
        assertThat(chosen(walls, "branch", "www", tcp(22)).stream()
                        .map(Probe::packet)
                        .map(Packet::selector))
                .contains(2222, 22);
    }

    @Test
    void aFirewallIsAnEnd() {
        assertThat(chosen(office, "admin", "edge", tcp(22)))
                .isNotEmpty()
                .allMatch(p -> p.to().name().equals("edge") || p.kind() == Probe.Kind.MEDDLING);
        assertThat(chosen(office, "edge", "internet", Services.ANY))
                .anyMatch(p -> p.kind() == Probe.Kind.OWN)
                .noneMatch(p -> p.kind() == Probe.Kind.PAIR);
    }

    @Test
    void errorsAboutAFlowBelongToIt() {
        var line = line("mx -> mailstore: lmtp");
        var chosen =
                Programme.of(office, NOW).only(Selection.of("48", office, line)).probes();
        assertThat(chosen).anyMatch(p -> p.kind() == Probe.Kind.MEDDLING);
        assertThat(chosen.stream().flatMap(p -> Report.line(p).stream()).distinct())
                .containsExactly(line);
    }

    @Test
    void everyLineHasItsPackets() {
        var whole = Programme.of(office, NOW);
        assertThat(office.lines())
                .allSatisfy(l -> assertThat(
                                whole.only(Selection.of("line", office, l)).probes())
                        .isNotEmpty());
    }

    @Test
    void thePartKnowsTheWhole() {
        var whole = Programme.of(office, NOW);
        var part = whole.only(Selection.of("48", office, line("mx -> mailstore: lmtp")));
        assertThat(part.part()).contains(new Programme.Part("48", whole.probes().size()));
        assertThat(whole.probes()).containsSubsequence(part.probes());
    }

    private bailey.policy.Line line(String text) {
        return Stream.of(office.lines())
                .flatMap(List::stream)
                .filter(l -> l.text().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
