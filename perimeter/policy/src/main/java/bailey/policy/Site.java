package bailey.policy;

import bailey.packet.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A whole perimeter, as its file describes it. All lists are in the file's order; `lines` are publications and
/// flows together, sorted by origin. `silent` and `refuse` are the zones whose manner of refusal the file
/// changes.
public record Site(
        String name,
        List<Zone> zones,
        List<Host> hosts,
        List<Group> groups,
        List<Firewall> firewalls,
        List<Line> lines,
        List<NatLine> nat,
        List<Promise> promises,
        List<Dynamic> dynamic,
        List<Zone> silent,
        List<Zone> refuse,
        Optional<String> gates,
        Origin origin) {
    public Site {
        zones = List.copyOf(zones);
        hosts = List.copyOf(hosts);
        groups = List.copyOf(groups);
        firewalls = List.copyOf(firewalls);
        lines = List.copyOf(lines);
        nat = List.copyOf(nat);
        promises = List.copyOf(promises);
        dynamic = List.copyOf(dynamic);
        silent = List.copyOf(silent);
        refuse = List.copyOf(refuse);
    }

    /// The zone that is what nothing else claims.
    public Zone prefixless() {
        return zones.stream().filter(Zone::prefixless).findFirst().orElseThrow();
    }

    public Optional<Endpoint> endpoint(String name) {
        return Stream.of(zones, hosts, groups, firewalls)
                .<Endpoint>flatMap(List::stream)
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    /// A machine of a firewall by its own name.
    public Optional<Firewall.Member> member(String name) {
        return firewalls.stream()
                .flatMap(f -> f.members().stream())
                .filter(m -> m.name().equals(name))
                .findFirst();
    }

    public Stream<Publication> publications() {
        return lines.stream().filter(Publication.class::isInstance).map(Publication.class::cast);
    }

    /// Those of one published address.
    public Stream<Publication> publications(Address published) {
        return publications().filter(p -> p.at(published));
    }

    public List<Host> hosts(Zone zone) {
        return hosts.stream().filter(h -> h.zone().equals(zone)).toList();
    }

    /// Published addresses, each once.
    public List<Address> published() {
        return publications().flatMap(p -> p.address().stream()).distinct().toList();
    }

    /// Whether what is not granted from `zone` is refused with an answer, rather than dropped in silence.
    public boolean refuses(Zone zone) {
        return refuse.contains(zone) || (zone.role().inward() && !silent.contains(zone));
    }
}
