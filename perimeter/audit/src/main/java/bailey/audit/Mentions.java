package bailey.audit;

import bailey.nftables.foreign.Act;
import bailey.nftables.foreign.End;
import bailey.nftables.foreign.Fact.Header;
import bailey.nftables.foreign.ForeignRule;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.Span;
import bailey.nftables.foreign.Target;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.Prefix;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The devices and addresses that a ruleset names, and which it names together.
final class Mentions {
    private static final String LOOPBACK = "lo";

    private final Set<String> devices = new LinkedHashSet<>();
    private final Set<String> masqueraded = new LinkedHashSet<>();
    private final Set<String> doors = new LinkedHashSet<>();
    private final Map<String, Set<Prefix>> together = new LinkedHashMap<>();
    private final Set<Prefix> prefixes = new LinkedHashSet<>();
    private final Set<Address> targets = new LinkedHashSet<>();

    Mentions(ForeignRuleset ruleset) {
        Saying.rules(ruleset).forEach(this::add);
    }

    private void add(ForeignRule rule) {
        var said = Saying.of(rule).toList();
        said.forEach(s -> device(s).ifPresent(devices::add));
        said.forEach(s -> prefix(s).ifPresent(prefixes::add));
        pair(said, Header.IN, Header.SOURCE);
        pair(said, Header.OUT, Header.DESTINATION);
        for (var step : rule.steps()) {
            if (step instanceof Act.Rewrite(var end, var target)) {
                rewrite(said, end, target);
            }
        }
    }

    private void rewrite(List<Saying> said, End end, Target target) {
        if (target instanceof Target.To(var addresses, var _)) {
            addresses
                    .map(AddressRange::first)
                    .filter(_ -> end == End.DESTINATION)
                    .ifPresent(targets::add);
        }
        if (end == End.DESTINATION) {
            said.stream()
                    .filter(s -> s.fact() == Header.IN && s.is())
                    .forEach(s -> device(s).ifPresent(doors::add));
            return;
        }
        said.stream()
                .filter(s -> s.fact() == Header.OUT && s.is())
                .forEach(s -> device(s).ifPresent(masqueraded::add));
        // Docker's way: what comes from a network leaves rewritten by any device but that network's own.
        said.stream()
                .filter(s -> s.fact() == Header.OUT && !s.is())
                .forEach(s -> device(s).ifPresent(d -> belong(said, Header.SOURCE, d)));
    }

    /// A device and a network that one rule names, where it names one device.
    private void pair(List<Saying> said, Header side, Header end) {
        var here = said.stream()
                .filter(s -> s.fact() == side && s.is())
                .flatMap(s -> device(s).stream())
                .distinct()
                .toList();
        if (here.size() == 1) {
            belong(said, end, here.getFirst());
        }
    }

    private void belong(List<Saying> said, Header end, String device) {
        said.stream()
                .filter(s -> s.fact() == end)
                .flatMap(s -> prefix(s).stream())
                .forEach(p -> together.computeIfAbsent(device, _ -> new LinkedHashSet<>())
                        .add(p));
    }

    private static Optional<String> device(Saying said) {
        return said.span() instanceof Span.Device(var name, var begin) && !name.isEmpty() && !name.equals(LOOPBACK)
                ? Optional.of(begin ? name + "*" : name)
                : Optional.empty();
    }

    private static Optional<Prefix> prefix(Saying said) {
        return said.span() instanceof Span.Addresses(var range) ? Networks.prefix(range) : Optional.empty();
    }

    /// In the order of the rules; `eth*` for all that begin so.
    List<String> devices() {
        return List.copyOf(devices);
    }

    /// Those by which packets leave with another source.
    Set<String> masqueraded() {
        return masqueraded;
    }

    /// Those by which packets come in that are sent to another destination.
    Set<String> doors() {
        return doors;
    }

    Set<Prefix> with(String device) {
        return together.getOrDefault(device, Set.of());
    }

    Set<Prefix> prefixes() {
        return prefixes;
    }

    /// The single addresses that rules name, those first that packets are sent on to.
    List<Address> hosts() {
        return Stream.concat(
                        targets.stream(),
                        prefixes.stream().filter(Prefix::single).map(Prefix::base))
                .distinct()
                .toList();
    }
}
