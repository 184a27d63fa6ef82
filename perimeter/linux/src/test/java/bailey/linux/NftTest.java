package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(60)
@EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
class NftTest {
    private static final String GOOD = """
            table inet bailey {
                chain output {
                    type filter hook output priority filter; policy accept;
                    udp dport 4007 meta nftrace set 1
                    udp dport 4007 counter drop comment "line 12"
                }
            }
            """;

    @Test
    void aWrongTextIsRefusedByItsLine() throws Exception {
        try (var host = Namespace.create("edge")) {
            assertThatThrownBy(() -> Nft.check(Optional.of(host), GOOD.replace("filter;", "nosuch;")))
                    .isInstanceOfSatisfying(
                            NftException.class,
                            refused -> assertThat(refused.complaints())
                                    .first()
                                    .satisfies(complaint ->
                                            assertThat(complaint.line()).isEqualTo(3)))
                    .hasMessageStartingWith("nft cannot check the text in edge: line 3, columns ");
        }
    }

    @Test
    void everyRuleThatTheKernelRefusesIsNamed() throws Exception {
        try (var host = Namespace.create("edge")) {
            assertThatThrownBy(() -> Nft.apply(host, "add rule inet a b accept\nadd rule inet c d accept\n"))
                    .hasMessageContaining("line 1, columns 15-15: Could not process rule: No such file or directory")
                    .hasMessageContaining("line 2, columns 15-15:");
        }
    }

    @Test
    void aCheckChangesNothingAndAnApplyDoes() throws Exception {
        try (var host = Namespace.create("edge")) {
            Nft.check(Optional.of(host), GOOD);
            assertThat(Nft.list(host)).isEmpty();
            Nft.apply(host, GOOD);
            assertThat(Nft.list(host)).contains("udp dport 4007 counter packets 0 bytes 0 drop comment \"line 12\"");
            assertThat(Nft.json(host)).startsWith("{\"nftables\":").contains("\"comment\": \"line 12\"");
            assertThat(Nft.list(host, "chain", "inet", "bailey", "output")).contains("hook output");
            assertThatThrownBy(() -> Nft.list(host, "table", "inet", "nosuch"))
                    .hasMessageStartingWith("nft cannot list table inet nosuch in edge:");
        }
    }

    @Test
    void aTextTakesEffectAsAWholeOrNotAtAll() throws Exception {
        try (var host = Namespace.create("edge")) {
            assertThatThrownBy(() -> Nft.apply(host, GOOD + "add rule inet nosuch x accept\n"))
                    .isInstanceOf(NftException.class);
            assertThat(Nft.list(host)).isEmpty();
        }
    }

    @Test
    void withoutANamespaceTheMachineItselfChecks() throws Exception {
        Nft.check(Optional.empty(), GOOD);
        assertThatThrownBy(() -> Nft.check(Optional.empty(), "tabel"))
                .hasMessageStartingWith("nft cannot check the text in this machine: line 1");
    }

    @Test
    void aTraceTellsTheRuleThatDecided() throws Exception {
        try (var host = Namespace.create("edge");
                var channel = Segment.udp(host, 7)) {
            Nft.apply(host, GOOD);
            try (var trace = Nft.trace(host)) {
                try {
                    Segment.say(channel, "traced", InetAddress.ofLiteral("127.0.0.1"), 4007);
                } catch (java.net.SocketException dropped) {
                    assertThat(dropped).hasMessageContaining("Operation not permitted");
                }
                assertThat(until(trace, "drop comment \"line 12\" (verdict drop)"))
                        .contains("inet bailey output");
            }
        }
    }

    private static String until(Trace trace, String end) throws Exception {
        while (true) {
            var line = trace.line(Duration.ofSeconds(5)).orElseThrow();
            if (line.endsWith(end)) {
                return line;
            }
        }
    }
}
