package bailey.lab;

import bailey.lab.Evidence.Answer;
import bailey.lab.Testbed.Stand;
import bailey.linux.Logged;
import bailey.linux.RefusedException;
import bailey.nftables.LogPrefix;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Meaning;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends the probes of a site through its testbed, and gathers what was seen of each. A drop is seen where it
/// happens, never inferred from silence.
public final class Rehearsal {
    /// A probe and what came of it; `wrong` is empty where the kernel did what the file means.
    public record Outcome(Probe probe, Optional<String> wrong) {}

    /// How far a rehearsal is.
    @FunctionalInterface
    public interface Progress {
        void sent(int probes, int of);
    }

    private static final int BURST = 200;
    private static final int TRIES = 3;
    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final Testbed testbed;
    private final List<Probe> probes;
    private final Map<Integer, Probe> byNumber = new HashMap<>();
    private final Map<Integer, Evidence> evidence = new HashMap<>();
    private final Progress progress;

    private Rehearsal(Testbed testbed, List<Probe> probes, Progress progress) {
        this.testbed = testbed;
        this.probes = probes;
        this.progress = progress;
        for (var probe : probes) {
            byNumber.put(probe.number(), probe);
            evidence.put(probe.number(), new Evidence());
        }
    }

    /// The packets that a site is rehearsed with, and what its meaning says becomes of each.
    static Probes.Plan probes(Topology topology, Instant now) {
        return probes(topology, now, List.of());
    }

    /// With packets that a proof says pass.
    static Probes.Plan probes(Topology topology, Instant now, List<Packet> witnesses) {
        return Probes.of(topology, new Expectations(topology, new Meaning(topology.site()), now), witnesses);
    }

    /// Sends all probes and returns an outcome for each, in their order.
    static List<Outcome> run(Testbed testbed, List<Probe> probes, Progress progress) throws IOException {
        return new Rehearsal(testbed, probes, progress).run();
    }

    private List<Outcome> run() throws IOException {
        send(probes);
        settle(probes);
        for (int again = 1; again < TRIES; again++) {
            var lost = probes.stream().filter(p -> seen(p).nothing()).toList();
            if (lost.isEmpty()) {
                break;
            }
            send(lost);
            settle(lost);
        }
        var unvisited =
                Visits.failed(testbed, probes.stream().filter(this::holds).toList());
        return probes.stream()
                .map(p -> new Outcome(p, Judgement.wrong(p, seen(p)).or(() -> Optional.ofNullable(unvisited.get(p)))))
                .toList();
    }

    private boolean holds(Probe probe) {
        return Judgement.wrong(probe, seen(probe)).isEmpty();
    }

    private Evidence seen(Probe probe) {
        return seen(probe.number());
    }

    private Evidence seen(int number) {
        return evidence.computeIfAbsent(number, _ -> new Evidence());
    }

    private void send(List<Probe> some) throws IOException {
        int sent = 0;
        for (var probe : some) {
            send(probe);
            if (++sent % BURST == 0 || sent == some.size()) {
                gather();
                progress.sent(sent, some.size());
            }
        }
    }

    private void send(Probe probe) throws IOException {
        try {
            Sending.send(testbed, probe);
        } catch (RefusedException refused) {
            unsent(probe, refused);
        }
    }

    /// Its own rules keeping a packet in is the ruleset's verdict, which is logged like any; all else is told
    /// as it is.
    private void unsent(Probe probe, RefusedException refused) {
        if (!refused.errno().equals("EPERM")) {
            seen(probe).unsent(String.valueOf(refused.getMessage()));
        }
    }

    /// Gathers until everything is as foretold, or nothing new was seen for a while.
    private void settle(List<Probe> some) throws IOException {
        var open = new ArrayList<>(some);
        var end = Instant.now().plus(AT_MOST);
        var quiet = Instant.now().plus(QUIET);
        while (!open.isEmpty() && Instant.now().isBefore(end) && Instant.now().isBefore(quiet)) {
            if (gather() > 0) {
                quiet = Instant.now().plus(QUIET);
            } else {
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(2).toNanos());
            }
            open.removeIf(p -> Judgement.wrong(p, seen(p)).isEmpty());
        }
    }

    private int gather() throws IOException {
        int count = 0;
        for (var stand : testbed.stands()) {
            count += stand.log().drain(logged -> saw(stand, logged));
        }
        return count + testbed.wiresLog().drain(this::pinned);
    }

    private void pinned(Logged logged) {
        Datagram.read(logged.packet()).flatMap(d -> number(d.packet())).ifPresent(n -> seen(n).pin());
    }

    private void saw(Stand stand, Logged logged) {
        var datagram = Datagram.read(logged.packet());
        if (datagram.isEmpty()) {
            return;
        }
        var machine = stand.machine();
        var asks = asks(datagram.get());
        switch (logged.group()) {
            case Watching.CAME -> {
                if (machine.firewall().isEmpty()) {
                    asks.ifPresent(n -> seen(n).arrived(machine, datagram.get().packet()));
                } else {
                    asks.ifPresent(n -> seen(n).came(machine));
                }
                answers(machine, datagram.get());
            }
            case Watching.TAKEN ->
                asks.ifPresent(n -> seen(n).arrived(machine, datagram.get().packet()));
            default ->
                asks.ifPresent(n -> LogPrefix.parse(logged.prefix()).ifPresent(prefix -> {
                    if (prefix instanceof LogPrefix.Stopped(var reason, var _, var _)) {
                        seen(n).stopped(machine, reason);
                    }
                }));
        }
    }

    /// The probe that a packet is, as sent or as translated on its way.
    private Optional<Integer> asks(Datagram datagram) {
        return number(datagram.packet()).filter(n -> opens(datagram, probe(n)));
    }

    private static boolean opens(Datagram datagram, Probe probe) {
        return datagram.packet().protocol().equals(probe.packet().protocol())
                && datagram.flags() == probe.datagram().flags()
                && (!datagram.packet().protocol().isIcmp()
                        || datagram.packet().selector() == probe.packet().selector());
    }

    private Probe probe(int number) {
        var probe = byNumber.get(number);
        if (probe == null) {
            throw new IllegalArgumentException("no probe " + number);
        }
        return probe;
    }

    private Optional<Integer> number(Packet packet) {
        return Numbers.of(packet).filter(byNumber::containsKey);
    }

    private void answers(Machine machine, Datagram datagram) {
        var packet = datagram.packet();
        if (datagram.about().isPresent()) {
            Numbers.of(datagram.about().get())
                    .filter(byNumber::containsKey)
                    .filter(n -> probe(n).from().equals(machine))
                    .ifPresent(n -> seen(n).answered(Answer.ERROR, packet));
            return;
        }
        Numbers.answered(packet)
                .filter(byNumber::containsKey)
                .filter(n -> probe(n).from().equals(machine) && answer(datagram, probe(n)))
                .ifPresent(n -> seen(n).answered(datagram.has(Datagram.RST) ? Answer.RESET : Answer.REPLY, packet));
    }

    private static boolean answer(Datagram datagram, Probe probe) {
        var packet = datagram.packet();
        if (!packet.protocol().equals(probe.packet().protocol())) {
            return false;
        }
        if (packet.protocol().equals(Protocol.TCP)) {
            return datagram.has(Datagram.ACK) || datagram.has(Datagram.RST);
        }
        return !packet.protocol().isIcmp()
                || packet.selector() != probe.packet().selector();
    }
}
