package bailey.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import bailey.linux.Namespace;
import bailey.packet.Address;
import bailey.packet.Family;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;

/// A listener at each port of the server, for all its addresses of both families. What it accepts inherits that
/// a close is a reset, so nothing lingers at either end.
final class Listeners implements AutoCloseable {
    private static final int SOCK_STREAM = 1;
    private static final int SOL_SOCKET = 1; // asm-generic/socket.h
    private static final int SO_LINGER = 13;
    private static final int BACKLOG = 128;

    private final Calls calls;
    private final Map<Integer, Integer> sockets = new HashMap<>();

    private Listeners(Calls calls) {
        this.calls = calls;
    }

    static Listeners open(Namespace server, int[] ports, Calls calls) throws IOException {
        var listeners = new Listeners(calls);
        try {
            server.run(() -> listeners.open(ports));
            return listeners;
        } catch (IOException | RuntimeException failed) {
            listeners.close();
            throw failed;
        }
    }

    private void open(int[] ports) throws IOException {
        try (var arena = Arena.ofShared()) {
            var linger = arena.allocateFrom(JAVA_INT, 1, 0); // struct linger: on, no seconds
            for (int port : ports) {
                int socket = Calls.check(
                        calls.socket(Ends.AF_INET6, SOCK_STREAM | Calls.NONBLOCK_CLOEXEC, 0), "open a listener");
                sockets.put(port, socket);
                var address = Ends.address(arena, Address.first(Family.IPV6), port);
                Calls.check(calls.bind(socket, address, (int) address.byteSize()), "bind to port " + port);
                Calls.check(calls.option(socket, SOL_SOCKET, SO_LINGER, linger), "reset at a close");
                Calls.check(calls.listen(socket, BACKLOG), "listen at port " + port);
            }
        }
    }

    int at(int port) {
        var socket = sockets.get(port);
        if (socket == null) {
            throw new IllegalArgumentException("nobody listens at port " + port);
        }
        return socket;
    }

    @Override
    public void close() {
        sockets.values().forEach(calls::close);
    }
}
