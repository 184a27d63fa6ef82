package bailey.bench;

import bailey.linux.Command;
import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.RouteSocket;
import bailey.packet.Address;
import bailey.packet.Family;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Client, firewall and server, each a network namespace, joined by two virtual cables. The client has all
/// addresses of the DMZ's hosts, the server all of the LAN's. UDP is counted and dropped as it comes in, before
/// anybody looks at it. All of it is gone when it is closed, or when this process dies.
record Bed(Namespace client, Namespace wall, Namespace server) implements AutoCloseable {
    static final String CABLE = "eth0";

    private static final Duration CARRIER = Duration.ofSeconds(5);
    private static final Pattern PACKETS = Pattern.compile("packets (\\d+)");
    private static final String COUNT = """
            table inet count {
            	counter arrived {
            	}
            	chain count {
            		type filter hook prerouting priority -400; policy accept;
            		meta l4proto udp counter name arrived drop
            	}
            }
            """;

    static Bed open() throws IOException {
        var bed = new Bed(Namespace.create("client"), Namespace.create("firewall"), Namespace.create("server"));
        try {
            bed.wall.sysctl(forwarding());
            bed.join(bed.client, Plan.DMZ);
            bed.join(bed.server, Plan.LAN);
            bed.machine(bed.client, Plan.DMZ);
            bed.machine(bed.server, Plan.LAN);
            return bed;
        } catch (IOException | RuntimeException failed) {
            bed.close();
            throw failed;
        }
    }

    /// Reverse paths are the ruleset's to judge; what ends is soon forgotten, or the table of flows would fill.
    private static Map<String, String> forwarding() {
        var values = new LinkedHashMap<String, String>();
        values.put("net.ipv4.ip_forward", "1");
        values.put("net.ipv6.conf.all.forwarding", "1");
        values.put("net.ipv4.conf.all.rp_filter", "0");
        values.put("net.ipv4.conf.default.rp_filter", "0");
        values.put("net.netfilter.nf_conntrack_udp_timeout", "60");
        values.put("net.netfilter.nf_conntrack_tcp_timeout_close", "1");
        return values;
    }

    private void join(Namespace machine, Plan plan) throws IOException {
        try (var routes = RouteSocket.open(wall)) {
            String device = plan.device();
            routes.veth(device, plan.firewallMac(), machine, CABLE, plan.machineMac());
            routes.up(device);
            for (var family : Family.values()) {
                var hosts = plan.hosts(family);
                var next = plan.machine(family).inet();
                routes.address(
                        device,
                        plan.firewall(family).inet(),
                        plan.prefix(family).length());
                routes.neighbour(device, next, plan.machineMac());
                routes.route(hosts.base().inet(), hosts.length(), Optional.of(next), device, true);
            }
            routes.flush();
        }
    }

    private void machine(Namespace machine, Plan plan) throws IOException {
        machine.sysctl("net.ipv6.ip_nonlocal_bind", "1"); // a route makes an address local, but for bind(2) in IPv6
        try (var routes = RouteSocket.open(machine)) {
            routes.up(CABLE);
            for (var family : Family.values()) {
                var gateway = plan.firewall(family);
                routes.address(
                        CABLE, plan.machine(family).inet(), plan.prefix(family).length());
                routes.neighbour(CABLE, gateway.inet(), plan.firewallMac());
                routes.route(anywhere(family), 0, Optional.of(gateway.inet()), CABLE, true);
            }
            routes.awaitRunning(CARRIER, CABLE);
        }
        for (var family : Family.values()) {
            bear(machine, plan.hosts(family).toString());
        }
        Nft.apply(machine, COUNT);
    }

    private static InetAddress anywhere(Family family) {
        return Address.first(family).inet();
    }

    /// Makes all addresses of a prefix the machine's own.
    private static void bear(Namespace machine, String prefix) throws IOException {
        var result = Command.of(List.of("ip", "route", "add", "local", prefix, "dev", "lo"))
                .in(machine)
                .run();
        if (!result.ok()) {
            throw new IOException("cannot give " + prefix + " to the " + machine + ": "
                    + result.err().strip());
        }
    }

    /// How many UDP packets have come to a machine so far.
    static long arrived(Namespace machine) throws IOException {
        var listed = Nft.list(machine, "counter", "inet", "count", "arrived");
        var found = PACKETS.matcher(listed);
        if (!found.find()) {
            throw new IOException("no count in what nft lists of the " + machine + ": " + listed);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public void close() {
        server.close();
        wall.close();
        client.close();
    }
}
