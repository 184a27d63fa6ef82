package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskCommandTest {
    @Test
    void aYesNamesLineWayAndNat() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "internet -> www: https");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                yes: internet -> www: https

                  ✓ internet → 203.0.113.10 (to www): https  (IPv4)
                      line 37: 203.0.113.10 -> www: http https
                      through edge (internet → dmz)
                      NAT at edge: destination becomes 172.31.1.10 (www)
                  ✓ internet → www: https  (IPv6)
                      line 40: own -> www: http https
                      through edge (internet → dmz)
                """);
    }

    @Test
    void aNoComesWithTheMissingLine() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "www -> mailstore: lmtp");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                no: www -> mailstore: lmtp

                  ✗ www → mailstore: lmtp  (IPv4)
                      no line grants it: dropped at edge

                nearest: line 48: mx -> mailstore: lmtp

                to grant it, under `flows:`
                  - www -> mailstore: lmtp

                pasted, it breaks
                  ✗ `www ~> mailstore` is not kept: taken over, www reaches mailstore
                      step: www -> mailstore: lmtp by line 63
                      mend: remove a line of the chain, or name less in it
                """);
    }

    @Test
    void aLineThatBreaksNothingIsSaidTo() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "lan -> www: ssh");
        assertThat(ran.out()).endsWith("""
                  - lan -> www: ssh

                ✓ no law and no promise breaks by it
                """);
    }

    @Test
    void someIsToldApart() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "dmz -> internet: https");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("some: ")
                .contains("✓ out → internet: https  (IPv4)")
                .contains("✗ dmz but out → internet: https  (IPv4)")
                .contains("✗ dmz → internet: https  (IPv6)");
    }

    @Test
    void aChainNamesEveryFirewallAndTheNatOfTheLast() {
        assertThat(Ran.bailey("ask", Ran.TWO_WALLS, "lan -> internet: https").out())
                .contains("through back (lan → dmz), front (dmz → internet)")
                .contains("NAT at front: source becomes 203.0.113.18 (front)");
    }

    @Test
    void sendersWithDifferentNatAreToldApart() {
        assertThat(Ran.bailey("ask", Ran.OFFICE, "dmz -> internet: smtp").out())
                .contains("✓ mx → internet: smtp  (IPv4)")
                .contains("source becomes 203.0.113.10 (published)");
    }

    @Test
    void aMappedPortIsAskedForByTheServiceBehindIt() {
        assertThat(Ran.bailey("ask", Ran.TWO_WALLS, "branch -> www: ssh").out())
                .startsWith("yes")
                .contains("branch → 203.0.113.21 (to www): tcp/2222")
                .contains("destination becomes 172.31.2.10:22 (www)");
    }

    @Test
    void neighboursOnASharedWireNeedNoLine() {
        var ran = Ran.bailey("ask", Ran.HOME, "console -> laptop: ssh");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("unseen: neighbours on the shared wire of lan meet no firewall");
    }

    @Test
    void strangersAreOfferedAPublicationNotAFlow() {
        assertThat(Ran.bailey("ask", Ran.TWO_WALLS, "internet -> mx: imaps").out())
                .contains("under `publish:`\n  - 203.0.113.20 -> mx: imaps");
    }

    /// A bug of the first day: the line offered was a second publication of an address and port, which is a problem.
    @Test
    void noPublicationIsOfferedThatAnotherHasTaken() {
        assertThat(Ran.bailey("ask", Ran.OFFICE, "internet -> site: https").out())
                .contains("  - ADDRESS -> site: https\n")
                .contains("note: ADDRESS is a further public address of yours");
    }

    /// Once the flow was offered alone, and the reader refused it.
    @Test
    void privateSendersAreOfferedTheirNatToo(@TempDir Path folder) throws IOException {
        var ran = Ran.bailey("ask", Ran.OFFICE, "admin -> internet: https");
        assertThat(ran.out()).endsWith("""
                to grant it, under `flows:`
                  - admin -> internet: https

                and, for its private addresses, under `nat:`
                  - admin -> internet: masquerade

                ✓ no law and no promise breaks by it
                """);
        var granted = Files.readString(Path.of(Ran.OFFICE))
                .replaceFirst("\nflows:.*\n", "$0  - admin -> internet: https\n")
                .replaceFirst("\nnat:.*\n", "$0  - admin -> internet: masquerade\n");
        var site = Files.writeString(folder.resolve("granted.yaml"), granted).toString();
        assertThat(Ran.bailey("ask", site, "admin -> internet: https").status()).isZero();
        assertThat(Ran.bailey("ask", Ran.OFFICE, "lan -> internet: tcp/9").out())
                .doesNotContain("nat:");
        assertThat(Ran.bailey("ask", Ran.OFFICE, "admin -> 2001:db8:ffff::1: https")
                        .out())
                .doesNotContain("nat:");
    }

    @Test
    void aLineThatWouldBreakALawIsSaidTo() {
        assertThat(Ran.bailey("ask", Ran.OFFICE, "internet -> directory: ldaps").out())
                .contains("no-bypass");
    }

    @ParameterizedTest
    @CsvSource({
        "lan -> ns: dns, 0",
        "lan -> 172.31.1.53: dns, 0",
        "edge -> internet: ntp, 0",
        "admin -> edge: ssh, 0",
        "lan -> edge: ssh, 1",
        "192.168.7.77 -> 1.1.1.1: https, 0",
        "lan -> internet: any, 1",
        "internet -> 203.0.113.10: smtp, 0",
        "internet -> 203.0.113.10: ssh, 1",
        "internet -> 172.31.1.10: https, 0",
        "lan -> dmz: icmp/0, 1"
    })
    void exitStatuses(String question, int status) {
        assertThat(Ran.bailey("ask", Ran.OFFICE, question).status()).isEqualTo(status);
    }

    /// Its neighbour's door and the router's own services are not the exposed host's.
    @ParameterizedTest
    @CsvSource({"tcp/8443, 1", "tcp/8444, 0", "udp/53, 1", "ip/47, 0", "ping, 1", "icmp/0, 1"})
    void anExposedHostHasWhatNobodyElseClaims(String service, int status) {
        assertThat(Ran.bailey("ask", Ran.HOME, "192.0.2.200 -> 192.168.178.20: " + service)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void siteAndQuestionMayChangePlaces() {
        var one = Ran.bailey("ask", Ran.OFFICE, "lan -> ns: dns");
        assertThat(Ran.bailey("ask", "lan -> ns: dns", Ran.OFFICE)).isEqualTo(one);
    }

    @Test
    void aQuestionThatMakesNoSense() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "internet -> wwww: https");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("did you mean `www`?").contains("^^^^");
    }

    @Test
    void aNameIsAskedForByItsProxy() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "www -> updates.Example.org: https");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("packets bear no name, and `updates.Example.org` is one: `out` fetches what it names (")
                .contains("office.yaml:59:5); ask about `out` and the service `proxy`");
        assertThat(Ran.bailey("ask", Ran.OFFICE, "www -> out: proxy").status()).isZero();
    }

    @Test
    void aQuestionThatTheShellAte() {
        var ran = Ran.bailey("ask", Ran.OFFICE, "internet", "-", "https");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("the shell takes its `>`");
        assertThat(Ran.bailey("ask", Ran.OFFICE)).isEqualTo(ran);
    }

    @Test
    void json() throws IOException {
        var ran = Ran.bailey("ask", Ran.OFFICE, "--json", "internet -> www: any");
        var json = JsonTree.of(ran.out());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(json.get("answer")).isEqualTo("some");
        var passing = JsonTree.first(json, "passing");
        assertThat(JsonTree.list(passing, "destinations")).hasToString("[203.0.113.10]");
        assertThat(JsonTree.list(passing, "inside")).hasToString("[172.31.1.10]");
        assertThat(JsonTree.list(passing, "services")).hasToString("[tcp/80, tcp/443]");
        assertThat(JsonTree.map(passing, "journey").get("arrives")).isEqualTo(true);
        assertThat(JsonTree.list(json, "missing")).isNotEmpty();
        assertThat(JsonTree.map(json, "remedy").get("section")).isEqualTo("publish");
    }
}
