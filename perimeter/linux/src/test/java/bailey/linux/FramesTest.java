package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(60)
@EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
class FramesTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int EXPERIMENTAL = 0x88b5; // ETH_P_802_EX1

    static byte[] frame(byte[] to, byte[] from, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(14 + bytes.length)
                .put(to)
                .put(from)
                .putShort((short) EXPERIMENTAL)
                .put(bytes)
                .array();
    }

    /// Whether a frame with `text` comes; a frame with another text of ours does not come before it.
    static boolean until(Frames frames, String text) throws IOException {
        while (true) {
            var frame = frames.receive(SOON);
            if (frame.isEmpty()) {
                return false;
            }
            if (ByteBuffer.wrap(frame.get()).getShort(12) == (short) EXPERIMENTAL) {
                return new String(frame.get(), 14, frame.get().length - 14, StandardCharsets.UTF_8).equals(text);
            }
        }
    }

    @Test
    void aRawFrameArrivesAsItWasSent() throws Exception {
        try (var wire = new Segment(2);
                var one = Frames.open(wire.host(1), "eth0");
                var tap = Frames.open(wire.host(1), "eth0");
                var two = Frames.open(wire.host(2), "eth0")) {
            one.send(frame(Segment.mac(2), Segment.mac(77), "forged"));
            assertThat(until(two, "forged")).isTrue();
            two.send(frame(Segment.mac(77), Segment.mac(2), "answer"));
            assertThat(until(one, "answer")).isTrue();
            assertThat(until(tap, "answer")).as("what leaves is not heard").isTrue();
        }
    }

    @Test
    void aBurstIsKept() throws Exception {
        try (var wire = new Segment(2);
                var one = Frames.open(wire.host(1), "eth0");
                var two = Frames.open(wire.host(2), "eth0")) {
            for (int i = 0; i < 5_000; i++) {
                one.send(frame(Segment.mac(2), Segment.mac(1), "number " + i));
            }
            for (int i = 0; i < 5_000; i++) {
                assertThat(until(two, "number " + i)).isTrue();
            }
        }
    }

    @Test
    void aWaitEndsInTime() throws Exception {
        try (var alone = Namespace.create("alone");
                var frames = Frames.open(alone, "lo")) {
            long start = System.nanoTime();
            assertThat(frames.receive(Duration.ofMillis(120))).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(120), SOON);
        }
    }

    /// Was slow: a send stood behind the other thread's wait.
    @Test
    void oneThreadSendsWhileAnotherWaits() throws Exception {
        try (var wire = new Segment(1);
                var frames = Frames.open(wire.host(1), "eth0")) {
            var waiter = new FutureTask<>(() -> until(frames, "never"));
            Thread.ofPlatform().start(waiter);
            long start = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                frames.send(frame(Segment.mac(2), Segment.mac(1), "number " + i));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(waiter.isDone()).isFalse();
        }
    }

    @Test
    void refusalsNameTheDevice() throws Exception {
        try (var host = Namespace.create("www");
                var routes = RouteSocket.open(host)) {
            assertThatThrownBy(() -> Frames.open(host, "nosuch"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("cannot find device nosuch in www: ENODEV");
            routes.bridge("br0");
            routes.flush();
            try (var frames = Frames.open(host, "br0")) {
                assertThatThrownBy(() -> frames.send(frame(Segment.mac(1), Segment.mac(2), "down")))
                        .hasMessage("cannot send a frame on br0 in www: ENETDOWN");
            }
        }
    }
}
