package bailey.nftables;

import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.SourceMap;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of a flow's first packets a question of a rule is true of. Where the machine rewrote them, questions about the
/// destination are about the new one, and the answer says how such packets arrived.
final class Questions {
    /// The packets that it may be true of. `known`: and of no others it is.
    record Answer(PacketSet can, boolean known) {}

    private final Map<String, Declaration> named;
    private final Contents contents;
    private final PacketSpace space;
    private final Toward toward;
    private final IdentityHashMap<List<Element>, Map<Outcome, PacketSet>> led = new IdentityHashMap<>();

    Questions(Map<String, Declaration> named, Contents contents, Toward toward) {
        this.named = named;
        this.contents = contents;
        this.space = contents.space;
        this.toward = toward;
    }

    Answer ask(Statement question) {
        return switch (question) {
            case Statement.Is(var field, var is, var values) -> is(field, is, values);
            case Statement.In(var key, var in, var set) -> in(key, in, set);
            case Statement.Rewritten(var is) -> known(is == toward.host().isPresent());
            case Statement.OriginalPort(var is, var ports) -> originalPort(is, ports);
            case Statement.NotSyn(), Statement.Optioned(), Statement.SourceRouted _, Statement.Unroutable() ->
                known(false);
            case Statement.From _,
                    Statement.Before _,
                    Statement.Hours _,
                    Statement.Within _,
                    Statement.Sometimes _,
                    Statement.ClampMss() -> unknown();
            case Statement.Ask _,
                    Statement.Switch _,
                    Statement.Count _,
                    Statement.Log _,
                    Statement.EndOn _,
                    Statement.Dnat _,
                    Statement.Snat _,
                    Statement.SnatBy _,
                    Statement.Reject _,
                    Statement.Do _ -> throw new IllegalArgumentException("no question: " + question);
        };
    }

    private Answer known(boolean always) {
        return new Answer(always ? space.all() : space.empty(), true);
    }

    private Answer unknown() {
        return new Answer(space.all(), false);
    }

    private Answer is(Field field, boolean is, List<Value> values) {
        if (Fields.hidden(field)) {
            return unknown();
        }
        return among(List.of(field), is, arrived(contents.of(field, values)));
    }

    private Answer in(List<Field> key, boolean in, String set) {
        if (key.stream().anyMatch(Fields::hidden)) {
            return unknown();
        }
        if (!(named.get(set) instanceof NamedSet(var _, var _, var _, var _, var elements))) {
            throw new IllegalStateException("a ruleset without " + set);
        }
        return among(key, in, set(key, elements));
    }

    /// A packet that has no such field is neither in nor out.
    private Answer among(List<Field> key, boolean in, PacketSet some) {
        return new Answer(in ? some : arrived(contents.having(key)).minus(some), true);
    }

    private Answer originalPort(boolean is, Ports ports) {
        var selectors = List.of(new Selector(Protocol.TCP, ports), new Selector(Protocol.UDP, ports));
        var some = space.of(Box.ANY.of(selectors));
        return new Answer(is ? some : space.all().minus(some), true);
    }

    /// Where the elements of a map lead which packets.
    Map<Outcome, PacketSet> led(List<Field> key, List<Element> elements) {
        return led.computeIfAbsent(elements, _ -> sorted(key, elements));
    }

    /// Which packets a map gives which source.
    Map<Address, PacketSet> becoming(@Nullable Declaration map) {
        if (!(map instanceof SourceMap(var _, var elements))) {
            throw new IllegalStateException("no map of sources: " + map);
        }
        var sorted = new LinkedHashMap<Address, List<Element>>();
        for (var element : elements) {
            if (element.leads() instanceof Element.Leads.Becomes(var address)) {
                sorted.computeIfAbsent(address, _ -> new ArrayList<>()).add(element);
            }
        }
        var becoming = new LinkedHashMap<Address, PacketSet>();
        sorted.forEach((address, some) -> becoming.put(address, contents.of(List.of(Field.IP_SADDR), some)));
        return becoming;
    }

    /// Where the elements of a map lead at all.
    static Set<Outcome> outcomes(List<Element> elements) {
        return elements.stream()
                .flatMap(e -> e.leads() instanceof Element.Leads.To(var outcome) ? Stream.of(outcome) : Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<Outcome, PacketSet> sorted(List<Field> key, List<Element> elements) {
        var sorted = new LinkedHashMap<Outcome, PacketSet>();
        contents.byOutcome(elements).forEach((outcome, some) -> sorted.put(outcome, set(key, some)));
        return sorted;
    }

    private PacketSet set(List<Field> key, List<Element> elements) {
        if (!key.contains(Field.ORIGINAL_DADDR)) {
            return arrived(contents.of(key, elements));
        }
        var parts = new ArrayList<PacketSet>();
        contents.byAsked(key, elements)
                .forEach((asked, some) -> parts.add(arrived(some).intersect(to(asked))));
        return space.union(parts);
    }

    private PacketSet to(Value asked) {
        return space.of(Box.ANY.to(new AddressSet(List.of(((Value.Addresses) asked).of()))));
    }

    /// As they arrived, of which `now` is what has become.
    private PacketSet arrived(PacketSet now) {
        return toward.host().map(h -> now.ifDestination(h, toward.port())).orElse(now);
    }
}
