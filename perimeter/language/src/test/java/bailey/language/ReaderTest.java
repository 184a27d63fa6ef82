package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Ports;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Flow;
import bailey.policy.Line;
import bailey.policy.Mark;
import bailey.policy.NatLine;
import bailey.policy.Origin;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Rate;
import bailey.policy.Role;
import bailey.policy.Service;
import bailey.policy.Services;
import bailey.policy.Site;
import bailey.policy.Terms;
import bailey.policy.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReaderTest {
    private static Site office() throws IOException {
        return Reader.read(Texts.ROOT.resolve("examples/office.yaml"), Texts.TODAY)
                .site()
                .orElseThrow();
    }

    private static Site site(String more) {
        var reading = Texts.read(Texts.SMALL + more);
        assertThat(reading.problems()).isEmpty();
        return reading.site().orElseThrow();
    }

    private static List<Path> sites() {
        return Texts.sites();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everySiteBesideTheProgramIsRight(Path file) throws IOException {
        assertThat(Reader.read(file, Texts.TODAY).problems()).isEmpty();
    }

    @Test
    void zonesHaveTheirRolesPrefixesAndWires() throws IOException {
        var site = office();
        assertThat(site.name()).isEqualTo("office");
        assertThat(site.zones()).extracting(Endpoint::name).containsExactly("internet", "dmz", "lan", "admin");
        assertThat(site.prefixless().name()).isEqualTo("internet");
        var dmz = site.zones().get(1);
        assertThat(dmz.role()).isEqualTo(Role.DMZ);
        assertThat(dmz.wire()).isEqualTo(Wire.ISOLATED);
        assertThat(dmz.prefixes()).containsExactly(Prefix.of("172.31.1.0/24"), Prefix.of("2001:db8:1::/64"));
        assertThat(site.zones().get(2).wire()).isEqualTo(Wire.SHARED);
    }

    @Test
    void hostsHaveTheirAddressesAndMarks() throws IOException {
        var directory = office().hosts().stream()
                .filter(h -> h.name().equals("directory"))
                .findFirst();
        assertThat(directory.orElseThrow().addresses()).containsExactly(Prefix.of("192.168.7.89"));
        assertThat(directory.get().marks()).containsExactly(Mark.CONFIDENTIAL);
        assertThat(directory.get().zone().name()).isEqualTo("lan");
    }

    @Test
    void aFirewallAloneIsItsOnlyMember() throws IOException {
        var edge = office().firewalls().getFirst();
        assertThat(edge.members()).hasSize(1);
        assertThat(edge.members().getFirst().name()).isEqualTo("edge");
        var legs = edge.members().getFirst().legs();
        assertThat(legs).extracting(l -> l.device()).containsExactly("wan0", "dmz0", "lan0", "adm0");
        assertThat(legs.getFirst().addresses())
                .containsExactly(Address.of("203.0.113.2"), Address.of("2001:db8:0:1::2"));
    }

    @Test
    void linesAreInTheOrderOfTheTextAndKnowTheirPlaceAndText() throws IOException {
        var site = office();
        assertThat(site.lines()).isSortedAccordingTo((a, b) -> a.origin().compareTo(b.origin()));
        assertThat(site.publications().findFirst().orElseThrow().text()).isEqualTo("203.0.113.10 -> www: http https");
        var ldaps = site.lines().stream()
                .filter(l -> l.text().contains("ldaps"))
                .findFirst()
                .orElseThrow();
        assertThat(ldaps.text()).isEqualTo("www mx -> directory: ldaps");
        assertThat(ldaps.origin().line()).isEqualTo(47);
        assertThat(ldaps.origin().column()).isEqualTo(5);
    }

    @Test
    void aFlowHasItsEndsAndServices() throws IOException {
        var flow = flow(office(), "admin -> edge dmz: ssh ping");
        assertThat(flow.from()).extracting(Endpoint::name).containsExactly("admin");
        assertThat(flow.to()).extracting(Endpoint::name).containsExactly("edge", "dmz");
        assertThat(flow.services()).extracting(Service::name).containsExactly("ssh", "ping");
        assertThat(flow.services().getLast().ipv6()).containsExactly(new Selector(Protocol.ICMPV6, Ports.of(128)));
        assertThat(flow.terms()).isEqualTo(Terms.NONE);
    }

    private static Flow flow(Site site, String text) {
        return (Flow) line(site, text);
    }

    private static Line line(Site site, String text) {
        return site.lines().stream()
                .filter(l -> l.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFlowToNamesGoesByItsProxy() throws IOException {
        var named = (ByName) line(office(), "www mx ns site -> updates.example.org: https");
        assertThat(named.names()).containsExactly("updates.example.org");
        assertThat(named.proxy().name()).isEqualTo("out");
        assertThat(named.proxyService().ipv4()).containsExactly(Selector.tcp(3128));
        assertThat(named.services()).extracting(Service::name).containsExactly("https");
    }

    @Test
    void everyOptionIsRead() {
        var site = site("""
                flows:
                  - www -> mailstore: { services: tcp/24 udp/5-9, why: mail  of all, owner: "the team", until: 2026-11-24,
                      when: sat-mon 18:00-24:00 Europe/Berlin, rate: 200/min, log: true, waives: named-inward blast-radius }
                """);
        var flow = (Flow) site.lines().getFirst();
        assertThat(flow.text()).isEqualTo("www -> mailstore: tcp/24 udp/5-9");
        var terms = flow.terms();
        assertThat(terms.why()).contains("mail of all");
        assertThat(terms.owner()).contains("the team");
        assertThat(terms.until()).contains(LocalDate.of(2026, 11, 24));
        assertThat(terms.rate()).contains(new Rate(200, Rate.Per.MINUTE));
        assertThat(terms.log()).isTrue();
        assertThat(terms.waives()).containsExactly("named-inward", "blast-radius");
        var when = terms.when().orElseThrow();
        assertThat(when.days()).isEqualTo(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
        assertThat(when.from()).isEqualTo(LocalTime.of(18, 0));
        assertThat(when.to()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(when.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void doorsMapPortsAndTakeWhatIsLeft() {
        var site = site("""
                services: { web: http https }
                publish:
                  - 203.0.113.10 -> www: web 2222=ssh
                  - 203.0.113.10 -> mx: exposed
                  - own -> www: { services: https, from: internet, why: theirs }
                """);
        var lines = site.publications().toList();
        assertThat(lines.get(0).doors())
                .containsExactly(
                        new Publication.Door(Selector.tcp(80), Selector.tcp(80)),
                        new Publication.Door(Selector.tcp(443), Selector.tcp(443)),
                        new Publication.Door(Selector.tcp(2222), Selector.tcp(22)));
        assertThat(lines.get(0).address()).contains(Address.of("203.0.113.10"));
        assertThat(lines.get(1).exposed()).isTrue();
        assertThat(lines.get(1).doors()).isEmpty();
        assertThat(lines.get(2).address()).isEmpty();
        assertThat(lines.get(2).from()).extracting(Endpoint::name).containsExactly("internet");
        assertThat(lines.get(2).terms().why()).contains("theirs");
    }

    @Test
    void natAndPromisesAreRead() throws IOException {
        var site = office();
        assertThat(site.nat())
                .extracting(NatLine::text)
                .containsExactly("mx -> internet: 203.0.113.10", "dmz lan -> internet: masquerade");
        assertThat(site.nat())
                .extracting(NatLine::address)
                .containsExactly(Optional.of(Address.of("203.0.113.10")), Optional.empty());
        assertThat(site.promises().get(1)).isInstanceOfSatisfying(Promise.NeverTaken.class, p -> {
            assertThat(p.machines()).isEqualTo(1);
            assertThat(p.text()).isEqualTo("www ~> mailstore");
        });
        assertThat(site.promises().get(2))
                .isInstanceOfSatisfying(
                        Promise.Never.class, p -> assertThat(p.services()).hasSize(1));
        assertThat(site.promises().getLast()).isInstanceOf(Promise.Always.class);
    }

    @Test
    void aPairIsOneFirewallWithTwoMembers() {
        var reading = Texts.read("""
                bailey: 1
                site: two
                zones: { internet: external, lan: internal 192.168.7.0/24 }
                firewalls:
                  first: { lan: lan9 192.168.7.200 }
                  a: { internet: wan0 203.0.113.2 203.0.113.1, lan: lan0 192.168.7.2 192.168.7.1 }
                  b: { lan: lan0 192.168.7.3 192.168.7.1, internet: wan0 203.0.113.3 203.0.113.1 }
                pairs: { edge: a b }
                dynamic: { edge: 203.0.113.0/24 }
                silent: lan
                refuse: internet
                gates: gates/
                """);
        assertThat(reading.problems()).isEmpty();
        var site = reading.site().orElseThrow();
        assertThat(site.firewalls()).extracting(Endpoint::name).containsExactly("first", "edge");
        assertThat(site.member("b").orElseThrow().legs()).hasSize(2);
        assertThat(site.endpoint("a")).isEmpty();
        assertThat(site.dynamic().getFirst().firewall().name()).isEqualTo("edge");
        assertThat(site.silent()).extracting(Endpoint::name).containsExactly("lan");
        assertThat(site.refuse()).extracting(Endpoint::name).containsExactly("internet");
        assertThat(site.gates()).contains("gates/");
    }

    @Test
    void groupsInGroupsAreUnfolded() {
        var nested =
                Texts.read(Texts.SMALL.replace("  servers: www mx", "  all: servers mailstore mx\n  servers: www mx"));
        assertThat(nested.site().orElseThrow().groups().getFirst().hosts())
                .extracting(Endpoint::name)
                .containsExactly("www", "mx", "mailstore");
    }

    @Test
    void includedFilesDefineAndKnowTheirOwnName() {
        var files = new Files();
        files.put("sites/common.yaml", "hosts: { printer: lan 192.168.7.9 }\ninclude: [more/services.yaml]\n");
        files.put(
                "sites/more/services.yaml", "services: { lmtp: tcp/24 }\nzones: { guests: internal 192.168.8.0/24 }\n");
        String main = Texts.SMALL + "flows: [mx -> mailstore: lmtp]\ninclude: [common.yaml, more/services.yaml]\n";
        var site =
                Reader.read("sites/site.yaml", main, files, Texts.TODAY).site().orElseThrow();
        assertThat(site.endpoint("printer").orElseThrow().origin()).isEqualTo(new Origin("sites/common.yaml", 1, 10));
        assertThat(site.endpoint("guests").orElseThrow().origin().file()).isEqualTo("sites/more/services.yaml");
        assertThat(((Flow) site.lines().getFirst()).services().getFirst().ipv4())
                .containsExactly(Selector.tcp(24));
    }

    private static final class Files extends HashMap<String, String> implements Includes {
        private static final long serialVersionUID = 1L;

        @Override
        public String text(String name) throws IOException {
            var text = get(name);
            if (text == null) {
                throw new IOException("there is no such file");
            }
            return text;
        }

        @Override
        public boolean exists(String name) {
            return containsKey(name);
        }
    }

    @Test
    void aWallBehindAnotherNeedsALineOfNatAndHasOne() {
        String site = """
                bailey: 1
                site: walls
                zones:
                  internet: external
                  dmz: dmz 172.31.2.0/24
                  lan: internal 192.168.20.0/24
                firewalls:
                  front:
                    internet: wan0 203.0.113.18
                    dmz: dmz0 172.31.2.1
                  back:
                    dmz: dmz0 172.31.2.2
                    lan: lan0 192.168.20.1
                flows: [front back -> internet: ntp]
                """;
        assertThat(Texts.read(site).problems())
                .extracting(Problem::wrong)
                .containsExactly("`back` would leave to `internet` with private IPv4 addresses");
        assertThat(Texts.read(site + "nat: [dmz lan -> internet: masquerade]\n").problems())
                .hasSize(1);
        assertThat(Texts.read(site + "nat: [dmz lan back -> internet: masquerade]\n")
                        .problems())
                .isEmpty();
        assertThat(Texts.read(site + "nat: [back front -> internet: masquerade]\n")
                        .problems())
                .extracting(Problem::wrong)
                .containsExactly("`front` is a firewall, whose own packets are never rewritten");
    }

    @Test
    void everythingIsAny() {
        var flow = (Flow) site("flows: [www -> mx: any]\nsegments: { dmz: isolated }\n")
                .lines()
                .getFirst();
        assertThat(flow.services()).containsExactly(Services.ANY);
    }

    /// snakeyaml-engine 3.0.1 fails where its buffer of 1,024 ends within a character.
    @Test
    void aCharacterAcrossTwoBuffersIsRead() {
        for (int blanks = 1000; blanks < 1030; blanks++) {
            assertThat(Texts.read("#" + " ".repeat(blanks) + "\ud83c\udff0\n" + Texts.SMALL)
                            .problems())
                    .isEmpty();
        }
        assertThat(Texts.read("# half a character: \ud83c").problems()).hasSize(1);
    }

    @Test
    void placesAreThoseOfTheWords() {
        var problems = Texts.read(
                        Texts.SMALL + "flows: [ www ->  nix:  xin, { mx -> \"nox\": { services: 'ssh   xon' } } ]\n")
                .problems();
        int line = (int) Texts.SMALL.lines().count() + 1;
        assertThat(problems).extracting(p -> p.at().line()).containsOnly(line);
        assertThat(problems).extracting(p -> p.at().column()).containsExactly(18, 24, 37, 63);
        assertThat(problems).extracting(Problem::length).containsExactly(3, 3, 5, 3);
    }
}
