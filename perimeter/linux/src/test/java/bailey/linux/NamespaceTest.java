package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

@Timeout(60)
@EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
class NamespaceTest {
    static final Path HERE = Path.of("/proc/thread-self/ns/net");

    @Test
    void anActRunsInsideAndTheCallerStaysOutside() throws Exception {
        var before = Files.readSymbolicLink(HERE);
        try (var one = Namespace.create("one");
                var two = Namespace.create("two")) {
            var inOne = one.call(() -> Files.readSymbolicLink(HERE));
            assertThat(inOne).isNotEqualTo(before).isEqualTo(one.call(() -> Files.readSymbolicLink(HERE)));
            assertThat(two.call(() -> Files.readSymbolicLink(HERE))).isNotEqualTo(inOne);
            assertThat(Files.readSymbolicLink(HERE)).isEqualTo(before);
            assertThat(one.<String, RuntimeException>call(
                            () -> Thread.currentThread().getName()))
                    .isEqualTo("in one");
        }
    }

    @Test
    void theMachineItselfIsANamespaceToo() throws Exception {
        try (var own = Namespace.own()) {
            assertThat(own.call(() -> Files.readSymbolicLink(HERE)))
                    .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
        }
    }

    @Test
    void loIsUpAtOnce() throws Exception {
        try (var namespace = Namespace.create("lo")) {
            assertThat(namespace.call(() -> Files.readString(Path.of("/proc/thread-self/net/if_inet6"))))
                    .startsWith("00000000000000000000000000000001");
        }
    }

    @Test
    void exceptionsComeBackAsTheyWere() throws Exception {
        try (var namespace = Namespace.create("thrower")) {
            var checked = new java.util.zip.DataFormatException("as it was");
            assertThatThrownBy(() -> namespace.run(() -> {
                        throw checked;
                    }))
                    .isSameAs(checked);
            assertThatThrownBy(() -> namespace.run(() -> {
                        throw new StackOverflowError("an error too");
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void aClosedNamespaceIsNotEntered() throws Exception {
        var namespace = Namespace.create("gone");
        namespace.close();
        namespace.close();
        assertThatThrownBy(() -> namespace.run(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("gone is closed");
        assertThatThrownBy(namespace::descriptor).isInstanceOf(IllegalStateException.class);
    }

    /// Also with a process run inside: the JDK's own processes leave a reaper thread that holds the namespace.
    @Test
    void aClosedNamespaceVanishesWithItsLinks() throws Exception {
        try (var kept = Namespace.create("kept");
                var routes = RouteSocket.open(kept)) {
            var gone = Namespace.create("gone");
            routes.veth("eth0", Segment.mac(1), gone, "eth0", Segment.mac(2));
            routes.flush();
            assertThat(Command.of("true").in(gone).run().status()).isZero();
            assertThat(routes.links()).containsValue("eth0");
            gone.close();
            assertThat(soon(() -> !routes.links().containsValue("eth0"))).isTrue();
        }
    }

    @Test
    void anInterruptIsHandedOnAndKept() throws Exception {
        try (var namespace = Namespace.create("patient")) {
            var entered = new CountDownLatch(1);
            var told = new AtomicBoolean();
            var kept = new AtomicBoolean();
            var caller = Thread.ofPlatform().start(() -> {
                try {
                    namespace.run(() -> {
                        entered.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException interrupted) {
                            told.set(true);
                        }
                    });
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
                kept.set(Thread.currentThread().isInterrupted());
            });
            entered.await();
            caller.interrupt();
            caller.join();
            assertThat(told).isTrue();
            assertThat(kept).isTrue();
        }
    }

    @Test
    void parametersAreSetInsideOnly() throws Exception {
        try (var namespace = Namespace.create("router");
                var other = Namespace.create("other")) {
            namespace.sysctl("net.ipv4.ip_forward", "1");
            assertThat(namespace.sysctl("net.ipv4.ip_forward")).isEqualTo("1");
            assertThat(other.sysctl("net.ipv4.ip_forward")).isEqualTo("0");
        }
    }

    @Test
    void slashesKeepTheDotsOfADevice() throws Exception {
        try (var namespace = Namespace.create("dots");
                var routes = RouteSocket.open(namespace)) {
            routes.bridge("br0.7");
            routes.flush();
            namespace.sysctl("net/ipv4/conf/br0.7/rp_filter", "2");
            assertThat(namespace.sysctl("net.ipv4.conf.br0/7.rp_filter")).isEqualTo("2");
        }
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        try (var namespace = Namespace.create("www")) {
            assertThatThrownBy(() -> namespace.sysctl("net.ipv4.nosuch", "1"))
                    .hasMessageStartingWith("cannot set net.ipv4.nosuch to 1 in www: E");
            assertThatThrownBy(() -> namespace.sysctl("net.ipv4.ip_forward", "many"))
                    .hasMessage("cannot set net.ipv4.ip_forward to many in www: EINVAL");
            assertThatThrownBy(() -> namespace.sysctl("net/../kernel/hostname", "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @FunctionalInterface
    interface Question {
        boolean ask() throws IOException;
    }

    /// What the kernel does in the background: true within 10 s.
    static boolean soon(Question question) throws Exception {
        long start = System.nanoTime();
        while (!question.ask()) {
            if (System.nanoTime() - start > Duration.ofSeconds(10).toNanos()) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }
}
