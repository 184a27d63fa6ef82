package bailey.language;

import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import bailey.policy.Service;
import bailey.policy.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The services every site knows: IANA's names in TCP (RFC 6335), save [#IN_UDP] and [#IN_BOTH], and some that the
/// language adds.
///
/// `services.tsv` holds a name, its port and the protocols of its registration. A name spoken over UDP alone is no
/// service here, unless it is one of [#IN_UDP]: in TCP it would silently be the wrong thing.
final class KnownServices {
    static final Set<String> IN_UDP = Set.of("ntp", "snmp", "syslog", "tftp", "radius", "mdns");
    static final Set<String> IN_BOTH = Set.of("dns", "domain", "sip", "kerberos");

    private static final KnownServices ALL = new KnownServices();

    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Integer> udpOnly = new HashMap<>();

    private KnownServices() {
        for (var line : lines()) {
            var cells = List.of(line.split("\t", -1));
            add(cells.get(0), Integer.parseInt(cells.get(1)), cells.get(2));
        }
        add("dns", 53, "tcp");
        add("proxy", 3128, "tcp");
        add(new Service("ping", icmp(Protocol.ICMP, 8), icmp(Protocol.ICMPV6, 128)));
        add(new Service("dhcp", List.of(Selector.udp(67)), List.of(Selector.udp(547))));
        add(new Service("vrrp", List.of(Selector.all(Protocol.VRRP)), List.of(Selector.all(Protocol.VRRP))));
        add(Services.ANY);
    }

    static KnownServices all() {
        return ALL;
    }

    private static List<String> lines() {
        try (var in = KnownServices.class.getResourceAsStream("services.tsv")) {
            if (in == null) {
                throw new IllegalStateException("services.tsv is missing from this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Selector> icmp(Protocol protocol, int type) {
        return List.of(new Selector(protocol, Ports.of(type)));
    }

    private void add(Service service) {
        services.put(service.name(), service);
    }

    private void add(String name, int port, String protocols) {
        var selectors = new ArrayList<Selector>();
        if (!IN_UDP.contains(name)) {
            selectors.add(Selector.tcp(port));
        }
        if (IN_UDP.contains(name) || IN_BOTH.contains(name)) {
            selectors.add(Selector.udp(port));
        }
        if (protocols.equals("udp") && !IN_UDP.contains(name)) {
            udpOnly.put(name, port);
        } else {
            add(new Service(
                    name, ServiceWords.joined(selectors, Family.IPV4), ServiceWords.joined(selectors, Family.IPV6)));
        }
    }

    Optional<Service> named(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /// The port of a name that is spoken over UDP alone.
    Optional<Integer> udpOnly(String name) {
        return Optional.ofNullable(udpOnly.get(name));
    }

    Set<String> names() {
        return Set.copyOf(services.keySet());
    }
}
