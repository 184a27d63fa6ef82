package bailey.lab;

import bailey.linux.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// How a probe leaves: by its machine's own routes and rules, or past the port of its switch.
final class Sending {
    private Sending() {}

    /// @throws RefusedException when the machine's kernel does not let it go
    static void send(Testbed testbed, Probe probe) throws IOException {
        for (var bytes : probe.datagram().pieces()) {
            send(testbed, probe, bytes);
        }
    }

    private static void send(Testbed testbed, Probe probe, byte[] bytes) throws IOException {
        var pastSwitch = probe.pastSwitch();
        if (pastSwitch.isPresent()) {
            testbed.pastSwitch(pastSwitch.get()).orElseThrow().send(framed(probe, bytes));
        } else {
            testbed.stand(probe.from()).out().send(bytes);
        }
    }

    /// IEEE 802.3: destination, source, type.
    private static byte[] framed(Probe probe, byte[] packet) {
        var leg = probe.pastSwitch().orElseThrow();
        boolean old = packet[0] >>> 4 == 4;
        return ByteBuffer.allocate(14 + packet.length)
                .put(leg.mac())
                .put(probe.from().port().mac())
                .putShort((short) (old ? 0x0800 : 0x86dd))
                .put(packet)
                .array();
    }
}
