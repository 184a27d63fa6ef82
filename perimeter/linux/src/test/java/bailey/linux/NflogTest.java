package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(60)
@EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
class NflogTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String RULES = """
            table inet bailey {
                chain input {
                    type filter hook input priority filter; policy accept;
                    udp dport 9 log prefix "deny lan0 dmz0: " group 7 drop
                    udp dport 10 log prefix "refuse" group 65535 drop
                }
            }
            """;

    @Test
    void aDroppedPacketIsToldWithItsPrefixAndDevices() throws Exception {
        try (var wire = new Segment(2);
                var log = Nflog.open(wire.host(2), 7, 65_535);
                var routes = RouteSocket.open(wire.host(2));
                var one = Segment.udp(wire.host(1), 1_234)) {
            Nft.apply(wire.host(2), RULES);
            Segment.say(one, "hello", Segment.v4(2), 9);
            var logged = log.poll(SOON).orElseThrow();
            assertThat(logged.group()).isEqualTo(7);
            assertThat(logged.prefix()).isEqualTo("deny lan0 dmz0: ");
            assertThat(logged.hook()).isEqualTo(1);
            assertThat(logged.inIndex()).isEqualTo(routes.index("eth0"));
            assertThat(logged.outIndex()).isZero();
            var packet = ByteBuffer.wrap(logged.packet());
            assertThat(packet.get(0)).isEqualTo((byte) 0x45);
            assertThat(packet.getInt(12)).isEqualTo(0x0a000001);
            assertThat(packet.getShort(20)).isEqualTo((short) 1_234);
            assertThat(new String(logged.packet(), 28, 5, StandardCharsets.UTF_8))
                    .isEqualTo("hello");

            Segment.say(one, "six", Segment.v6(2), 10);
            var six = log.poll(SOON).orElseThrow();
            assertThat(six.group()).isEqualTo(65_535);
            assertThat(six.packet()).hasSize(40 + 8 + 3).startsWith((byte) 0x60);
            assertThat(log.lost()).isZero();
        }
    }

    @Test
    void aPacketIsCutOffAtTheCopyRange() throws Exception {
        try (var wire = new Segment(2);
                var log = Nflog.open(wire.host(2), new Nflog.CopyRange(28), 7);
                var one = Segment.udp(wire.host(1), 1_234)) {
            Nft.apply(wire.host(2), RULES);
            Segment.say(one, "more than that", Segment.v4(2), 9);
            assertThat(log.poll(SOON).orElseThrow().packet()).hasSize(28);
        }
    }

    @Test
    void twentyThousandLogsAreReadWithoutLoss() throws Exception {
        try (var wire = new Segment(2);
                var log = Nflog.open(wire.host(2), 7);
                var one = Segment.udp(wire.host(1), 1_234)) {
            Nft.apply(wire.host(2), RULES);
            long start = System.nanoTime();
            int got = 0;
            for (int round = 0; round < 20; round++) {
                flood(one, 1_000);
                got += log.drain(logged -> {});
            }
            while (got < 20_000 && log.poll(SOON).isPresent()) {
                got++;
            }
            System.out.printf("20,000 logs sent and read in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            assertThat(got).isEqualTo(20_000);
            assertThat(log.lost()).isZero();
            assertThat(log.poll(Duration.ofMillis(30))).isEmpty();
        }
    }

    @Test
    void whatWasLostIsCounted() throws Exception {
        try (var wire = new Segment(2);
                var log = Nflog.open(wire.host(2), 7);
                var one = Segment.udp(wire.host(1), 1_234)) {
            Nft.apply(wire.host(2), RULES);
            flood(one, 80_000); // more than the kernel keeps
            var kept = new ArrayList<Logged>();
            log.drain(kept::add);
            assertThat(log.lost()).as("known without a further packet").isPositive();
            flood(one, 1);
            kept.add(log.poll(SOON).orElseThrow());
            System.out.printf("80,001 logs unread: %,d kept, %,d lost%n", kept.size(), log.lost());
            assertThat(kept.size() + log.lost()).isEqualTo(80_001);
        }
    }

    private static void flood(DatagramChannel from, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Segment.say(from, "flood", Segment.v4(2), 9);
        }
    }

    @Test
    void aSecondListenerIsRefused() throws Exception {
        try (var host = Namespace.create("edge")) {
            var first = Nflog.open(host, 3, 7);
            assertThatThrownBy(() -> Nflog.open(host, 7)).hasMessage("cannot listen to log group 7 in edge: EPERM");
            first.close();
            Nflog.open(host, 7).close();
        }
    }

    @Test
    void closingEndsAWait() throws Exception {
        try (var host = Namespace.create("edge")) {
            var log = Nflog.open(host, 7);
            var waiter = new FutureTask<>(() -> log.poll(Duration.ofSeconds(50)));
            Thread.ofPlatform().start(waiter);
            Thread.sleep(50);
            long start = System.nanoTime();
            log.close();
            assertThatThrownBy(waiter::get).hasMessageContaining("is closed");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }
}
