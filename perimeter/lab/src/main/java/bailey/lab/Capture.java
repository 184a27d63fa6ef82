package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.linux.Tap;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What the machines' devices see of given probes, requests and answers, while it is open. A thread of its own
/// gathers it.
final class Capture implements AutoCloseable {
    private static final int MOST = 100_000;
    private static final int ETHERNET = 14;
    private static final Duration PAUSE = Duration.ofMillis(2);

    /// What is under way when the last probe is judged is still seen.
    private static final Duration AFTER = Duration.ofMillis(100);

    private record Device(Machine machine, Port port, Tap tap) {}

    private record Frame(int device, Tap.Seen seen, Probe probe) {}

    private final Map<Integer, Probe> byNumber = new HashMap<>();
    private final List<Device> devices = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("capture").unstarted(this::gather);
    private volatile boolean over;
    private int lost;

    private Capture(List<Probe> probes) {
        probes.forEach(p -> byNumber.put(p.number(), p));
    }

    static Capture open(Testbed testbed, List<Probe> probes) throws IOException {
        var capture = new Capture(probes);
        try {
            for (var stand : testbed.stands()) {
                for (var port : stand.machine().ports()) {
                    capture.devices.add(new Device(stand.machine(), port, Tap.open(stand.namespace(), port.device())));
                }
            }
        } catch (IOException refused) {
            capture.closeTaps();
            throw refused;
        }
        capture.thread.start();
        return capture;
    }

    private void gather() {
        try {
            boolean last = false;
            while (!last) {
                last = over; // what came until then is there to be taken
                if (!take()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (IOException gone) {
            System.getLogger("bailey.lab").log(System.Logger.Level.DEBUG, "nothing more is captured", gone);
        }
    }

    /// Takes what waits; whether anything did.
    private boolean take() throws IOException {
        boolean any = false;
        for (int i = 0; i < devices.size(); i++) {
            for (var seen = devices.get(i).tap.poll();
                    seen.isPresent();
                    seen = devices.get(i).tap.poll()) {
                any = true;
                int device = i;
                var frame = seen.get();
                probe(frame.frame()).ifPresent(probe -> add(new Frame(device, frame, probe)));
            }
        }
        return any;
    }

    private void add(Frame frame) {
        if (frames.size() < MOST) {
            frames.add(frame);
        } else {
            lost++;
        }
    }

    /// The probe that a frame is, answers, or is an error about.
    private Optional<Probe> probe(byte[] frame) {
        return frame.length <= ETHERNET
                ? Optional.empty()
                : Datagram.read(Arrays.copyOfRange(frame, ETHERNET, frame.length)).stream()
                        .flatMap(Capture::numbers)
                        .flatMap(n -> Optional.ofNullable(byNumber.get(n)).stream())
                        .findFirst();
    }

    private static Stream<Integer> numbers(Datagram datagram) {
        var about = datagram.about().flatMap(Numbers::of);
        return Stream.of(Numbers.of(datagram.packet()), Numbers.answered(datagram.packet()), about)
                .flatMap(Optional::stream);
    }

    /// How many frames there were, and how many of them were too many to keep.
    record Count(int kept, int lost) {}

    /// Ends it and writes what was seen, in the order of the kernel's times.
    Count write(OutputStream out) throws IOException {
        LockSupport.parkNanos(AFTER.toNanos());
        close();
        var file = new Pcapng(out);
        for (var device : devices) {
            file.device(device.machine + ":" + device.port.device());
        }
        frames.sort(Comparator.comparingLong(f -> f.seen.nanoseconds()));
        for (var frame : frames) {
            var bytes = frame.seen.frame();
            var mac = devices.get(frame.device).port.mac();
            boolean sent = Arrays.equals(mac, 0, mac.length, bytes, mac.length, 2 * mac.length); // IEEE 802.3
            file.frame(frame.device, frame.seen.nanoseconds(), bytes, sent, words(frame.probe));
        }
        out.flush();
        return new Count(frames.size(), lost);
    }

    private static String words(Probe probe) {
        return probe.from() + " -> " + probe.to() + ", " + probe.kind().words();
    }

    @Override
    public void close() {
        over = true;
        boolean interrupted = false;
        while (thread.isAlive()) { // it ends at once
            try {
                thread.join();
            } catch (InterruptedException told) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        closeTaps();
    }

    private void closeTaps() {
        devices.forEach(d -> d.tap.close());
    }
}
