package bailey.lab;

import bailey.lab.Machine.Kind;
import bailey.lab.Machine.Port;
import bailey.linux.Frames;
import bailey.linux.Namespace;
import bailey.linux.Nflog;
import bailey.linux.Nft;
import bailey.linux.RawPackets;
import bailey.linux.RouteSocket;
import bailey.policy.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A topology that stands: a namespace a machine, one more for the wires, and in each what the lab sends and
/// sees by. All of it is gone when it is closed, or when this process dies.
final class Testbed implements AutoCloseable {
    /// A machine that is up.
    record Stand(Machine machine, Namespace namespace, RawPackets out, Nflog log) {}

    private static final Duration CARRIER = Duration.ofSeconds(5);

    private final Topology topology;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<Machine, Stand> stands = new LinkedHashMap<>();
    private final Map<Machine, Namespace> spaces = new LinkedHashMap<>();
    private final Map<Port, Frames> pastSwitch = new LinkedHashMap<>();
    private final Listeners listeners;
    private final Namespace wires;
    private final Nflog wiresLog;

    private Testbed(Topology topology) throws IOException {
        this.topology = topology;
        this.listeners = keep(Listeners.open());
        this.wires = keep(Namespace.create("the wires"));
        this.wiresLog = keep(Nflog.open(wires, Watching.PINNED));
    }

    /// Puts everything up, rulesets loaded. `rulesets` gives the text for each machine of a firewall, and
    /// `dropGroup` is the log group that they report drops to.
    static Testbed up(Topology topology, Map<Machine, String> rulesets, int dropGroup) throws IOException {
        var testbed = new Testbed(topology);
        try {
            testbed.layWires();
            for (var machine : topology.machines()) {
                testbed.stand(machine, Optional.ofNullable(rulesets.get(machine)), dropGroup);
            }
            testbed.openPastSwitch();
            return testbed;
        } catch (IOException | RuntimeException | Error failed) {
            testbed.close();
            throw failed;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    List<Stand> stands() {
        return List.copyOf(stands.values());
    }

    Stand stand(Machine machine) {
        var stand = stands.get(machine);
        if (stand == null) {
            throw new IllegalArgumentException("no machine " + machine + " stands here");
        }
        return stand;
    }

    Nflog wiresLog() {
        return wiresLog;
    }

    /// The wire's end of the cable to a firewall's leg: what is sent here has passed no port of the switch.
    Optional<Frames> pastSwitch(Port leg) {
        return Optional.ofNullable(pastSwitch.get(leg));
    }

    private void layWires() throws IOException {
        for (var machine : topology.machines()) {
            var space = keep(Namespace.create(machine.name()));
            space.sysctl(Kernel.before(machine));
            spaces.put(machine, space);
        }
        try (var routes = RouteSocket.open(wires)) {
            int number = 0;
            for (var zone : topology.site().zones()) {
                String bridge = "w" + number++;
                routes.bridge(bridge);
                routes.up(bridge);
                for (var machine : topology.on(zone)) {
                    plug(routes, bridge, machine.port(zone).orElseThrow(), machine);
                }
            }
            routes.flush();
            Nft.apply(wires, Pinning.rules(pinned()));
            for (var machine : topology.machines()) {
                configure(machine);
            }
            routes.awaitRunning(CARRIER, ports().map(Port::far).toArray(String[]::new));
        }
    }

    private Namespace space(Machine machine) {
        var space = spaces.get(machine);
        if (space == null) {
            throw new IllegalStateException(machine + " has no namespace");
        }
        return space;
    }

    private Stream<Port> ports() {
        return topology.machines().stream().flatMap(m -> m.ports().stream());
    }

    private void plug(RouteSocket routes, String bridge, Port port, Machine machine) {
        routes.veth(port.far(), port.farMac(), space(machine), port.device(), port.mac());
        routes.enslave(port.far(), bridge);
        if (port.zone().wire() == Wire.ISOLATED && machine.firewall().isEmpty()) {
            routes.isolate(port.far());
        }
        routes.up(port.far());
    }

    private List<Port> pinned() {
        return topology.machines().stream()
                .filter(m -> m.firewall().isEmpty())
                .flatMap(m -> m.ports().stream())
                .filter(p -> p.zone().wire() == Wire.ISOLATED)
                .toList();
    }

    private void configure(Machine machine) throws IOException {
        var space = space(machine);
        boolean wall = machine.firewall().isPresent();
        space.sysctl(Kernel.after(machine, topology));
        try (var routes = RouteSocket.open(space)) {
            for (var port : machine.ports()) {
                routes.up(port.device());
                for (var address : port.addresses()) {
                    routes.address(port.device(), address.inet(), Routes.prefixLength(port.zone(), address, wall));
                }
            }
            for (var published : Published.at(topology, machine)) {
                routes.address(
                        published.device(),
                        published.address().inet(),
                        published.address().family().bits());
            }
            for (var neighbour : Neighbour.of(topology, machine)) {
                routes.neighbour(
                        neighbour.device(),
                        neighbour.address().inet(),
                        neighbour.there().mac());
            }
            for (var route : new Routes(topology).of(machine)) {
                routes.route(
                        route.to().base().inet(),
                        route.to().length(),
                        route.gateway().map(g -> g.inet()),
                        route.device(),
                        route.gateway().isPresent());
            }
            routes.flush();
            routes.awaitRunning(
                    CARRIER, machine.ports().stream().map(Port::device).toArray(String[]::new));
        }
    }

    private void stand(Machine machine, Optional<String> ruleset, int dropGroup) throws IOException {
        var space = space(machine);
        var log = keep(
                ruleset.isPresent()
                        ? Nflog.open(
                                space, new Nflog.CopyRange(Watching.SNAP), Watching.CAME, Watching.TAKEN, dropGroup)
                        : Nflog.open(space, new Nflog.CopyRange(Watching.SNAP), Watching.CAME));
        if (ruleset.isPresent()) {
            Loading.load(space, ruleset.get());
        }
        Nft.apply(space, machine.kind() instanceof Kind.Wall ? Watching.wall() : Watching.host());
        listeners.at(machine, space, topology);
        stands.put(machine, new Stand(machine, space, keep(RawPackets.open(space)), log));
    }

    private void openPastSwitch() throws IOException {
        for (var machine : topology.machines()) {
            for (var port : machine.firewall().isPresent() ? machine.ports() : List.<Port>of()) {
                pastSwitch.put(port, keep(Frames.open(wires, port.far())));
            }
        }
    }

    /// Takes everything down. Never throws: what cannot be closed goes with the process.
    @Override
    public void close() {
        for (var part : new ArrayList<>(open)) {
            try {
                part.close();
            } catch (Exception goesWithTheProcess) {
                System.getLogger("bailey.lab").log(System.Logger.Level.DEBUG, "taking down", goesWithTheProcess);
            }
        }
        open.clear();
    }
}
