package bailey.audit;

import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.packet.Field;
import bailey.packet.Ports;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines of `publish` for the doors that a ruleset has.
final class DraftDoors {
    private static final int BOXES = 50;
    private static final int MOST_ADDRESSES = 8;

    /// An address that leads to a host, for some only or (without any) for all.
    private record Entry(Address address, String host, Set<String> who) {
        Stream<String> words() {
            return Stream.concat(Stream.of(host), who.stream());
        }

        String line(Set<String> services) {
            var words = String.join(" ", services);
            var options = who.isEmpty() ? words : "{ services: " + words + ", from: " + String.join(" ", who) + " }";
            return "- " + address + " -> " + host + ": " + options;
        }
    }

    private final Present present;
    private final DraftZones zones;
    private final DraftHosts hosts;
    private final List<String> missing;
    private final Set<String> claimed = new LinkedHashSet<>();
    private final Map<Entry, Set<String>> services = new LinkedHashMap<>();

    DraftDoors(Present present, DraftZones zones, DraftHosts hosts, List<String> missing) {
        this.present = present;
        this.zones = zones;
        this.hosts = hosts;
        this.missing = missing;
    }

    List<String> lines() {
        present.doors().all().forEach(this::add);
        return services.entrySet().stream()
                .map(e -> e.getKey().line(e.getValue()))
                .toList();
    }

    /// The hosts that lines lead to.
    Set<String> used() {
        return services.keySet().stream().flatMap(Entry::words).collect(Collectors.toSet());
    }

    private void add(Door door) {
        var headers = door.arrivals()
                .surely()
                .forEach(Field.SOURCE_PORT)
                .forget(Field.IN, Field.OUT, Field.STATE, Field.DIRECTION, Field.TRANSLATED);
        var boxes = headers.boxes(BOXES);
        if (!door.arrivals().surely().equals(door.arrivals().maybe()) || boxes.size() == BOXES) {
            missing.add("a part of the door to " + door.address());
        }
        boxes.forEach(b -> add(door, b));
    }

    private void add(Door door, Box box) {
        var host = host(door);
        var from = present.terrain().addresses(door.from()).minus(zones.ownAll());
        var who = anyone(box, from) ? Optional.of(Set.<String>of()) : hosts.words(door.from(), box.sources(), from);
        if (host.isEmpty() || who.isEmpty() || door.address().family() == Family.IPV6) {
            missing.add("door " + present.words().of(box) + " => " + door.address());
            return;
        }
        outside(door, box).forEach(address -> door(address, host.get(), who.get(), door, box));
    }

    private static boolean anyone(Box box, AddressSet from) {
        return box.sources().contains(from.of(Family.IPV4).intersect(Terrain.UNICAST));
    }

    private Optional<String> host(Door door) {
        var single = door.target().addresses().filter(r -> r.single()).isPresent();
        return Optional.of(door.zone())
                .filter(z -> single && zones.kept().contains(z))
                .flatMap(z -> hosts.words(z, AddressSet.of(door.address()), AddressSet.ALL))
                .map(w -> w.iterator().next());
    }

    /// The addresses that strangers ask for: those that the rule names, else the external leg's.
    private List<Address> outside(Door door, Box box) {
        var claimed = present.terrain().addresses(door.from());
        var named = box.destinations().intersect(claimed).ranges();
        if (!named.isEmpty() && named.size() <= MOST_ADDRESSES && named.stream().allMatch(r -> r.single())) {
            return named.stream().map(r -> r.first()).toList();
        }
        var leg = zones.rest().map(zones::leg).orElse(Set.of());
        return leg.stream()
                .filter(a -> a.family() == Family.IPV4 && box.destinations().contains(a))
                .limit(1)
                .toList();
    }

    private void door(Address address, String host, Set<String> who, Door door, Box box) {
        var words = new ArrayList<String>();
        if (ServiceWords.wide(box.selectors()) && door.target().ports().isEmpty()) {
            claim(address, "exposed", "exposed", words);
        } else {
            for (var selector : box.selectors()) {
                word(selector, door.target().ports())
                        .ifPresentOrElse(
                                w -> claim(address, selector.toString(), w, words),
                                () -> missing.add("door " + address + " " + selector + " => " + door.address()));
            }
        }
        if (!words.isEmpty()) {
            services.computeIfAbsent(new Entry(address, host, who), _ -> new LinkedHashSet<>())
                    .addAll(words);
        }
    }

    private void claim(Address address, String what, String word, List<String> words) {
        if (claimed.add(address + " " + what)) {
            words.add(word);
        }
    }

    private static Optional<String> word(Selector selector, Optional<Ports> to) {
        var plain = DraftServices.of(List.of(selector));
        if (!plain.whole()) {
            return Optional.empty();
        }
        if (to.isEmpty() || !selector.protocol().hasPorts()) {
            return plain.words().stream().findFirst();
        }
        return Optional.of(selector.ports())
                .filter(p -> p.single() && to.get().single())
                .map(p -> p.equals(to.get())
                        ? selector.toString()
                        : p.low() + "=" + selector.protocol() + "/" + to.get().low());
    }
}
