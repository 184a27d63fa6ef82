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

    /// With a leg down, routes may lead an inside flow out by another: flows that began are asked where they
    /// go, too.
    @Test
    void establishedFlowsLeaveByTheirOwnLeg() {
        var text = Printer.print(compiled(site("www -> l: ssh")));
        var forward = text.substring(text.indexOf("chain forward {"));
        assertThat(forward).containsPattern("ct state vmap [{] established : goto onward, related : goto told_onward,");
        var onward = text.substring(text.indexOf("chain onward {"));
        assertThat(onward.substring(0, onward.indexOf("\n\t}")))
                .containsSubsequence("oifname . ip daddr != @beyond4 goto", "goto established");
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

    /// 16 bits of days end on 2149-06-06.
    @Test
    void aFlowThatEndsTooLateForItsMarkDoesNotEnd() {
        var last = compiled(site("lan -> www: { services: ssh, until: 2149-06-05 }"));
        assertThat(fate(last, day("2027-06-30")).endsOn()).isEqualTo(0xffff);
        var later = compiled(site("lan -> www: { services: ssh, until: 2149-06-06 }"));
        assertThat(fate(later, day("2027-06-30")).endsOn()).isZero();
        assertThat(fate(later, day("2149-06-07")).accepted()).isFalse();
    }

    @Test
    void oneBucketServesALineWhereverItGrants() {
        var text = Printer.print(compiled(site("lan -> www edge: { services: http smtp, rate: 5/min }")));
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

    @Test
    void stopsOfZonesWithLongNamesWereOnceOne() {
        var zone = "z".repeat(40);
        var site = Sites.read("""
                bailey: 1
                site: long
                zones:
                  net: external
                  %1$sa: internal 192.168.7.0/24
                  %1$sb: internal 192.168.8.0/24
                firewalls:
                  edge:
                    net: wan0 203.0.113.2
                    %1$sa: lan0 192.168.7.1
                    %1$sb: lan1 192.168.8.1
                flows:
                  - %1$sa -> edge: ssh
                silent: %1$sa
                """.formatted(zone));
        var ruleset = compiled(site);
        for (var from : List.of("192.168.7.9", "192.168.8.9")) {
            var packet = new Packet(Address.of(from), Address.of("198.51.100.7"), Protocol.TCP, 40_000, 22);
            var device = from.startsWith("192.168.7.") ? "lan0" : "lan1";
            var fate = Walk.of(ruleset, _ -> Optional.of("wan0"), packet, device, Sites.NOW);
            assertThat(fate.refused()).as(from).isEqualTo(device.equals("lan1"));
        }
        assertThat(Printer.print(ruleset)).contains("\"bailey deny " + zone + ">net \"");
    }

    /// What the first two lines leave of the third is one point, and that point is a line's own too.
    @Test
    void whatIsLeftOfAWideLineDoesNotCollideWithAPoint() {
        var site = Sites.read("""
                bailey: 1
                site: left-over
                zones:
                  net: external
                  dmz: dmz 172.31.1.0/24
                  lan: internal 192.168.7.0/24
                hosts:
                  www: dmz 172.31.1.10
                  two: dmz 172.31.1.12/31
                  k: lan 192.168.7.20/31
                  k1: lan 192.168.7.32/31
                  l: lan 192.168.7.40
                groups: { ks: k l, ws: www two }
                firewalls:
                  edge:
                    net: wan0 203.0.113.2
                    dmz: dmz0 172.31.1.1
                    lan: lan0 192.168.7.1
                flows:
                  - l -> www: { services: ssh, rate: 1/s }
                  - k -> ws: ssh
                  - ks -> two: ssh
                  - ks -> ws: ssh
                """);
        for (var from : List.of("192.168.7.20", "192.168.7.21", "192.168.7.40")) {
            var packet = new Packet(Address.of(from), Address.of("172.31.1.10"), Protocol.TCP, 40_000, 22);
            var fate = Walk.of(compiled(site), _ -> Optional.of("dmz0"), packet, "lan0", Sites.NOW);
            assertThat(fate.comment()).startsWith(from.endsWith("40") ? "site.yaml:20 " : "site.yaml:21 ");
        }
    }
}
