package bailey.cli;

import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Line;
import bailey.policy.Place;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may begin between two places, a zone or a firewall each: of every line that grants something there, the
/// words that do.
final class PairFlows {
    record Pair(Place from, Place to) {}

    /// The part of a line that concerns one pair.
    record Part(Line line, Set<String> from, Set<String> to, String services) {}

    private final Map<Pair, Map<Line, Part>> pairs = new LinkedHashMap<>();
    private final Site site;

    private PairFlows(Site site) {
        this.site = site;
        site.lines().forEach(this::add);
    }

    /// By pair, strangers first and then in the order of the file; of each pair the lines in the order of the file.
    static Map<Pair, List<Part>> of(Site site) {
        var all = new PairFlows(site);
        var places = new ArrayList<Place>(site.zones());
        places.addAll(site.firewalls());
        var sorted = new LinkedHashMap<Pair, List<Part>>();
        for (var from : places) {
            for (var to : places) {
                var parts = all.pairs.get(new Pair(from, to));
                if (parts != null) {
                    sorted.put(new Pair(from, to), List.copyOf(parts.values()));
                }
            }
        }
        return sorted;
    }

    private void add(Line line) {
        switch (line) {
            case Flow flow -> each(flow, flow.from(), flow.to(), services(flow.services()));
            case ByName named ->
                each(
                        named,
                        named.from(),
                        List.of(named.proxy()),
                        "by name: " + String.join(" ", named.names()) + " " + services(named.services()));
            case Publication door -> {
                var where = door.address().map(Object::toString).orElse("own");
                var what = door.exposed() ? "everything unclaimed" : HostDoors.services(door);
                each(door, door.sources(site.zones()), door.hosts(), what + ", by " + where);
            }
        }
    }

    private static String services(List<Service> services) {
        return String.join(" ", services.stream().map(Service::name).toList());
    }

    private void each(Line line, List<? extends Endpoint> from, List<? extends Endpoint> to, String services) {
        for (var source : from) {
            for (var destination : to) {
                for (var start : places(source)) {
                    for (var end : places(destination)) {
                        var part = pairs.computeIfAbsent(new Pair(start, end), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(
                                        line, l -> new Part(l, new LinkedHashSet<>(), new LinkedHashSet<>(), services));
                        part.from.add(source.name());
                        part.to.add(destination.name());
                    }
                }
            }
        }
    }

    private static Set<Place> places(Endpoint word) {
        return switch (word) {
            case Zone zone -> Set.of(zone);
            case Host host -> Set.of(host.zone());
            case Firewall firewall -> Set.of(firewall);
            case Group group -> {
                var zones = new LinkedHashSet<Place>();
                group.hosts().forEach(h -> zones.add(h.zone()));
                yield zones;
            }
        };
    }
}
