package bailey.bench;

import bailey.packet.Family;
import bailey.packet.Protocol;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// TCP connections one after another, each opened by the client, accepted by the server and closed: four
/// packets. One thread does both ends' part, since the kernel has taken the whole handshake through the
/// firewall before connect(2) returns.
final class Connections implements Measure {
    private static final int SOCK_STREAM = 1;
    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 50_000;
    private static final int SLOW = 1_000; // looks at a listener before a connection counts as lost
    private static final int PAUSE = 10_000; // nanoseconds between them

    private final List<Ends> ends;

    Connections(Arena arena, Scale scale) {
        var all = new ArrayList<Ends>();
        for (var flow : scale.lines(Protocol.TCP)) {
            for (var family : Family.values()) {
                all.add(Ends.of(arena, flow, family));
            }
        }
        Collections.shuffle(all, new Random(1));
        this.ends = List.copyOf(all);
    }

    @Override
    public String label() {
        return "new TCP connections/s";
    }

    @Override
    public Watch.Rate run(Bed bed, Duration span) throws IOException {
        try (var arena = Arena.ofShared()) {
            var calls = new Calls(arena);
            try (var listeners = Listeners.open(
                    bed.server(), ends.stream().mapToInt(Ends::port).distinct().toArray(), calls)) {
                var rate = bed.client().call(() -> {
                    connect(calls, listeners, span.dividedBy(4), 0);
                    return connect(calls, listeners, span, PORTS / 2);
                });
                FlowTable.forget(bed.wall());
                return rate;
            }
        }
    }

    private Watch.Rate connect(Calls calls, Listeners listeners, Duration span, int firstPort) throws IOException {
        var watch = Watch.start();
        int made = 0;
        while (watch.elapsed() < span.toNanos()) {
            int port = FIRST_PORT + (firstPort + made / ends.size()) % PORTS;
            one(calls, listeners, ends.get(made % ends.size()), port);
            made++;
        }
        return watch.lap(made).passed(made); // one that is lost ends the run
    }

    private static void one(Calls calls, Listeners listeners, Ends ends, int port) throws IOException {
        int client = Calls.check(calls.socket(ends.domain(), SOCK_STREAM | Calls.NONBLOCK_CLOEXEC, 0), "open a socket");
        try {
            ends.sourcePort(port);
            Calls.check(calls.bind(client, ends.source(), ends.length()), "bind to port " + port);
            int begun = calls.connect(client, ends.destination(), ends.length());
            if (begun != -Calls.EINPROGRESS) {
                Calls.check(begun, "connect");
            }
            calls.close(accepted(calls, listeners.at(ends.port()), ends)); // resets, see Listeners
        } finally {
            calls.close(client);
        }
    }

    private static int accepted(Calls calls, int listener, Ends ends) throws IOException {
        for (int i = 0; i < SLOW; i++) {
            int server = calls.accept(listener);
            if (server != -Calls.EAGAIN) {
                return Calls.check(server, "accept a connection");
            }
            LockSupport.parkNanos(PAUSE);
        }
        throw new IOException("a connection to port " + ends.port() + " did not come through");
    }
}
