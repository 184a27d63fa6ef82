package bailey.lab;

import bailey.linux.Nft;
import bailey.packet.Packet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Which rules a packet met: it is sent once more, and the firewalls tell each rule that matched it.
final class Tracing {
    /// Numbers that no probe has.
    private static final int FIRST = 65_000;

    private static final int MOST_LINES = 40;
    private static final Duration WAIT = Duration.ofMillis(300);

    private final Testbed testbed;
    private int next = FIRST;

    Tracing(Testbed testbed) {
        this.testbed = testbed;
    }

    /// The rules that decided, as `MACHINE: RULE`, in the order in which they were met.
    List<String> of(Probe probe) throws IOException, InterruptedException {
        var told = new ArrayList<String>();
        var walls = testbed.stands().stream()
                .filter(s -> s.machine().firewall().isPresent())
                .toList();
        for (var wall : walls) {
            var packet = numbered(probe.packet());
            Nft.apply(wall.namespace(), marking(packet));
            try (var trace = Nft.trace(wall.namespace())) {
                testbed.stand(probe.from())
                        .out()
                        .send(new Datagram(
                                        packet,
                                        probe.datagram().flags(),
                                        probe.datagram().about())
                                .bytes());
                for (var line = trace.line(WAIT);
                        line.isPresent() && told.size() < MOST_LINES;
                        line = trace.line(WAIT)) {
                    if (decides(line.get())) {
                        told.add(wall.machine() + ": " + line.get().replaceFirst("^trace id \\S+ inet ", ""));
                    }
                }
            } catch (IOException unsent) {
                told.add(wall.machine() + ": " + unsent.getMessage());
            }
            Nft.apply(wall.namespace(), "delete table inet bailey_trace\n");
        }
        return told;
    }

    private Packet numbered(Packet packet) {
        int number = next++ % 500 + FIRST;
        return new Packet(packet.source(), packet.destination(), packet.protocol(), number, packet.selector());
    }

    private static boolean decides(String line) {
        return !line.contains("bailey_lab")
                && !line.contains("bailey_trace")
                && (line.contains(" rule ") || line.contains(" policy "));
    }

    private static String marking(Packet packet) {
        var family = packet.family() == bailey.packet.Family.IPV4 ? "ip" : "ip6";
        var match = "%s saddr %s %s daddr %s meta l4proto %d meta nftrace set 1"
                .formatted(
                        family,
                        packet.source(),
                        family,
                        packet.destination(),
                        packet.protocol().number());
        return """
                table inet bailey_trace {
                    chain came {
                        type filter hook prerouting priority -450; policy accept;
                        %s
                    }
                    chain sent {
                        type filter hook output priority -450; policy accept;
                        %s
                    }
                }
                """.formatted(match, match);
    }
}
