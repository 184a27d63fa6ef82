package bailey.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import bailey.linux.Namespace;
import bailey.linux.RouteSocket;
import java.io.IOException;
import java.lang.foreign.Arena;

/// A packet socket that sends frames over a machine's cable, past its routes, rules and queues: packet(7). The
/// kernel takes each frame through the firewall and up to the other machine before the call returns, on the
/// same core, so that this call's time is the path's time.
final class Cannon implements AutoCloseable {
    private static final int AF_PACKET = 17; // linux/socket.h
    private static final int SOCK_RAW = 3;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_QDISC_BYPASS = 20; // linux/if_packet.h
    private static final int BATCH = 128;

    private final Calls calls;
    private final Frames frames;
    private final int socket;
    private int next;

    private Cannon(Calls calls, Frames frames, int socket) {
        this.calls = calls;
        this.frames = frames;
        this.socket = socket;
    }

    static Cannon open(Namespace machine, Frames frames, Calls calls) throws IOException {
        int device;
        try (var routes = RouteSocket.open(machine)) {
            device = routes.index(Bed.CABLE);
        }
        int socket = machine.call(() -> opened(calls));
        var cannon = new Cannon(calls, frames, socket);
        try (var arena = Arena.ofConfined()) {
            Calls.check(
                    calls.option(socket, SOL_PACKET, PACKET_QDISC_BYPASS, arena.allocateFrom(JAVA_INT, 1)),
                    "send past the queues");
            var address = arena.allocate(20, 4); // struct sockaddr_ll: u16 family, be16 protocol, i32 device, u8[12]
            address.set(JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(JAVA_INT, 4, device);
            Calls.check(calls.bind(socket, address, 20), "bind a packet socket to " + Bed.CABLE);
            return cannon;
        } catch (IOException | RuntimeException failed) {
            cannon.close();
            throw failed;
        }
    }

    private static int opened(Calls calls) throws IOException {
        return Calls.check(calls.socket(AF_PACKET, SOCK_RAW | Calls.NONBLOCK_CLOEXEC, 0), "open a packet socket");
    }

    /// Sends the next frames, about a hundred, and begins again at the end. Gives how many.
    int fire() throws IOException {
        int most = Math.min(BATCH, frames.count() - next);
        int sent = Calls.check(calls.sendMany(socket, frames.from(next), most), "send frames");
        next = (next + sent) % frames.count();
        return sent;
    }

    /// Sends each frame once, at most for so many nanoseconds. Gives how many.
    long fireAll(long limit) throws IOException {
        long start = System.nanoTime();
        long sent = 0;
        next = 0;
        while (sent < frames.count() && System.nanoTime() - start < limit) {
            sent += fire();
        }
        return sent;
    }

    @Override
    public void close() {
        calls.close(socket);
    }
}
