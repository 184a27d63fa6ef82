package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompilerTest {
    private static final String SITE = """
            bailey: 1
            site: small
            zones:
              net: external
              dmz: dmz 172.31.1.0/24
              lan: internal 192.168.7.0/24
            hosts:
              www: dmz 172.31.1.10
              l: lan 192.168.7.20
            firewalls:
              edge:
                net: wan0 203.0.113.2
                dmz: dmz0 172.31.1.1
                lan: lan0 192.168.7.1
            flows:
              - lan -> edge: ssh
            """;

    private static Site site(String... flows) {
        return Sites.read(SITE
                + String.join(
                        "", List.of(flows).stream().map(f -> "  - " + f + "\n").toList()));
    }

    private static Ruleset compiled(Site site) {
        return Compiler.compile(site, edge(site), Options.at(Sites.NOW));
    }

    private static Firewall.Member edge(Site site) {
        return site.firewalls().getFirst().members().getFirst();
    }

    private static Walk.Fate fate(Ruleset ruleset, Instant now) {
        var packet = new Packet(Address.of("192.168.7.20"), Address.of("172.31.1.10"), Protocol.TCP, 40_000, 22);
        return Walk.of(ruleset, _ -> Optional.of("dmz0"), packet, "lan0", now);
    }

    private static Instant day(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    @Test
    void aFlowEndsWithTheLastOfItsLines() {
        var ruleset = compiled(site(
                "l -> www: { services: ssh, until: 2027-06-30 }", "lan -> www: { services: ssh, until: 2028-01-31 }"));
        var last = Math.toIntExact(LocalDate.parse("2028-02-01").toEpochDay());
        assertThat(fate(ruleset, day("2027-06-30")).comment()).startsWith("site.yaml:17 ");
        assertThat(fate(ruleset, day("2027-06-30")).endsOn()).isEqualTo(last);
        assertThat(fate(ruleset, day("2027-07-01")).comment()).startsWith("site.yaml:18 ");
        assertThat(fate(ruleset, day("2028-02-01")).accepted()).isFalse();
    }

    @Test
    void aFlowThatAnotherLineGrantsForeverDoesNotEnd() {
        var ruleset = compiled(site("l -> www: { services: ssh, until: 2027-06-30 }", "lan -> www: ssh"));
        assertThat(fate(ruleset, day("2027-06-30")).endsOn()).isZero();
        assertThat(fate(ruleset, day("2028-06-30")).comment()).startsWith("site.yaml:18 ");
    }

    @Test
    void oneBucketServesALineWhereverItGrants() {
        var text = Printer.print(compiled(site("lan -> www net: { services: ssh http, rate: 5/min }")));
        assertThat(text).containsOnlyOnce("limit rate_17 {").contains("rate 5/minute burst 5 packets");
    }

    @Test
    void aLineThatLogsSaysWhichItIs() {
        var text = Printer.print(compiled(site("lan -> www: { services: ssh, log: true }")));
        assertThat(text).contains("log prefix \"bailey pass site.yaml:17 \" group 2 counter accept");
    }

    @Test
    void everyDropIsLoggedWhereAsked() {
        var site = site("lan -> www: ssh");
        var text = Printer.print(
                Compiler.compile(site, edge(site), Options.at(Sites.NOW).loggingEveryDrop()));
        assertThat(text).doesNotContain("limit rate").contains("\t\tlog prefix \"bailey deny lan>dmz \" group 1\n");
    }

    @Test
    void theSameSiteGivesTheSameText() {
        assertThat(Printer.print(compiled(site("lan -> www: ssh"))))
                .isEqualTo(Printer.print(compiled(site("lan -> www: ssh"))));
    }

    @Test
    void aStrangersMachineIsRejected() {
        var other = new Firewall.Member("other", List.of(), edge(site()).origin());
        assertThatThrownBy(() -> Compiler.compile(site(), other, Options.at(Sites.NOW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }
}
