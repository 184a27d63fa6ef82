package bailey.nftables;

import bailey.nftables.Declaration.VerdictMap;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The maps of one junction: cells sorted by what must be looked at to find them.
final class Lookups {
    /// More ranges than this are a set of their own, if a junction has not too many such sets: each is one more
    /// lookup.
    private static final int SHORT = 3;

    private static final int MOST_SETS = 6;

    /// How the way of asking is told: not at all, by the published address, or by not having been rewritten.
    private enum Binding {
        BOUND,
        STRAIGHT,
        FREE
    }

    /// What a map's elements have in common. Points have maps of their own, asked first: what is left of a wide
    /// line may be down to one point too, and then the point knows better which lines cover it.
    private record Shape(
            boolean point,
            Binding binding,
            boolean exact,
            boolean source,
            boolean destination,
            Slice.Kind kind,
            Optional<AddressSet> sources,
            Optional<AddressSet> destinations) {}

    private static final List<List<Value>> NOT_ASKED = List.of(List.of());

    private final Draft draft;
    private final Trials trials;
    private final Entrances entrances;
    private final Family family;
    private final AddressSet everyone;
    private final AddressSet everywhere;
    private final String name;
    private final String stop;
    private final List<Statement> bound;
    private final Set<List<Optional<AddressSet>>> sets = new HashSet<>();
    private final Map<Shape, List<Element>> maps = new LinkedHashMap<>();
    private final Map<Address, Asked> ways = new HashMap<>();

    /// `everyone` and `everywhere` are all that can come to this junction: what is granted to all of them need
    /// not be asked, but for `bound` where no destination is.
    Lookups(
            Draft draft,
            Trials trials,
            Entrances entrances,
            Family family,
            AddressSet everyone,
            AddressSet everywhere,
            String name,
            String stop,
            List<Statement> bound) {
        this.draft = draft;
        this.trials = trials;
        this.entrances = entrances;
        this.family = family;
        this.everyone = everyone.of(family);
        this.everywhere = everywhere.of(family);
        this.name = name;
        this.stop = stop;
        this.bound = List.copyOf(bound);
    }

    /// Declares the maps that decide the claims, and gives the rules that ask them.
    List<Rule> rules(List<Claim> claims) {
        draft.budget.on(claims);
        var points = new Points(draft.budget);
        var wide = new Cells(family, draft.budget);
        for (var claim : claims) {
            if (Points.fits(claim) && !all(claim)) {
                points.add(claim);
            } else {
                wide.add(claim);
            }
        }
        points.cells(this::names, wide, c -> add(c, true));
        wide.all().forEach(c -> add(c, false));
        var rules = new ArrayList<Rule>();
        maps.forEach((shape, elements) -> rules.add(rule(shape, elements)));
        return rules;
    }

    private boolean all(Claim claim) {
        return claim.sources().equals(everyone) || claim.destinations().equals(everywhere);
    }

    private List<Asked> names(Address destination, List<Claim> claims, List<Cell> wide) {
        var here = relevant(AddressSet.of(destination));
        if (claims.stream().allMatch(c -> c.asked().covers(here))
                && wide.stream().allMatch(c -> c.asked().covers(here))) {
            return List.of(here);
        }
        var each = new ArrayList<>(List.of(Asked.STRAIGHT));
        here.published().stream().sorted().map(Asked::by).forEach(each::add);
        return each;
    }

    /// The ways in which one of these destinations can have been asked for.
    private Asked relevant(AddressSet destinations) {
        if (family == Family.IPV6) {
            return Asked.STRAIGHT;
        }
        var single = destinations.single();
        return single.isPresent()
                ? ways.computeIfAbsent(single.get(), _ -> entrances.leadingTo(destinations))
                : entrances.leadingTo(destinations);
    }

    private void add(Cell cell, boolean point) {
        var relevant = relevant(cell.destinations());
        if (cell.asked().covers(relevant)) {
            add(cell, point, Binding.FREE, List.of());
            return;
        }
        if (cell.asked().straight()) {
            add(cell, point, Binding.STRAIGHT, List.of());
        }
        cell.asked().intersect(relevant).published().stream()
                .sorted()
                .forEach(address -> add(cell, point, Binding.BOUND, List.of(Value.of(address))));
    }

    private void add(Cell cell, boolean point, Binding binding, List<Value> asked) {
        var shape = shape(cell, point, binding);
        var into = maps.computeIfAbsent(shape, _ -> new ArrayList<>());
        var outcome = trials.outcome(cell.cover(), stop);
        var comment = Trials.comment(cell.cover());
        var froms = shape.source ? values(cell.sources()) : NOT_ASKED;
        var tos = shape.destination ? values(cell.destinations()) : NOT_ASKED;
        var service = cell.slice().values();
        draft.budget.entries((long) froms.size() * tos.size());
        for (var from : froms) {
            for (var to : tos) {
                var key = new ArrayList<>(asked);
                key.addAll(from);
                key.addAll(to);
                key.addAll(service);
                into.add(Element.of(key, outcome, comment));
            }
        }
    }

    private static List<List<Value>> values(AddressSet set) {
        var single = set.single();
        return single.isPresent()
                ? List.of(List.of(Value.of(single.get())))
                : set.ranges().stream().map(r -> List.of(Value.of(r))).toList();
    }

    private Shape shape(Cell cell, boolean point, Binding binding) {
        boolean source = !cell.sources().equals(everyone);
        boolean destination = !cell.destinations().equals(everywhere);
        var from = source ? big(cell.sources()) : Optional.<AddressSet>empty();
        var to = destination ? big(cell.destinations()) : Optional.<AddressSet>empty();
        if ((from.isPresent() || to.isPresent()) && !named(List.of(from, to))) {
            from = Optional.empty();
            to = Optional.empty();
        }
        boolean keySource = source && from.isEmpty();
        boolean keyDestination = destination && to.isEmpty();
        boolean exact = point
                || ((!keySource || singles(cell.sources()))
                        && (!keyDestination || singles(cell.destinations()))
                        && cell.slice().values().stream().noneMatch(Value::range));
        return new Shape(
                point, binding, exact, keySource, keyDestination, cell.slice().kind(), from, to);
    }

    private static boolean singles(AddressSet set) {
        return set.ranges().stream().allMatch(AddressRange::single);
    }

    /// Whether such sets are asked already, or there is room for more.
    private boolean named(List<Optional<AddressSet>> both) {
        return sets.contains(both) || (sets.size() < MOST_SETS && sets.add(both));
    }

    private static Optional<AddressSet> big(AddressSet set) {
        return set.ranges().size() > SHORT ? Optional.of(set) : Optional.empty();
    }

    private Rule rule(Shape shape, List<Element> elements) {
        var statements = new ArrayList<Statement>();
        if (shape.binding == Binding.STRAIGHT) {
            statements.add(new Statement.Rewritten(false));
        }
        shape.sources.ifPresent(s -> statements.add(in(Field.source(family), s, "from")));
        shape.destinations.ifPresent(d -> statements.add(in(Field.destination(family), d, "to")));
        if (!shape.destination && shape.destinations.isEmpty()) {
            statements.addAll(bound);
        }
        var key = key(shape);
        if (key.isEmpty()) {
            var only = elements.getFirst();
            statements.addFirst(Statement.is(Field.NFPROTO, ValueText.family(family)));
            statements.add(new Statement.Count());
            statements.add(new Statement.Do(((Element.Leads.To) only.leads()).outcome()));
            return new Rule(statements, only.comment());
        }
        if (key.equals(List.of(Field.L4PROTO))) {
            statements.addFirst(Statement.is(Field.NFPROTO, ValueText.family(family)));
        }
        if (key.equals(List.of(Field.L4PROTO, Field.TH_DPORT))) {
            statements.addFirst(Statement.is(Field.NFPROTO, ValueText.family(family)));
        }
        var map = draft.name(name(shape));
        draft.add(new VerdictMap(map, key, !shape.exact, elements));
        statements.add(new Statement.Ask(key, map));
        return new Rule(statements, "");
    }

    private Statement in(Field field, AddressSet set, String word) {
        var zone = draft.vantage.site.zones().stream()
                .filter(z -> draft.vantage.ground.of(z).of(family).equals(set))
                .findFirst();
        return new Statement.In(
                List.of(field),
                true,
                draft.addresses(set, family, zone.map(z -> "zone_" + z.name()).orElse(name + "_" + word)));
    }

    private List<Field> key(Shape shape) {
        var key = new ArrayList<Field>();
        if (shape.binding == Binding.BOUND) {
            key.add(Field.ORIGINAL_DADDR);
        }
        if (shape.source) {
            key.add(Field.source(family));
        }
        if (shape.destination) {
            key.add(Field.destination(family));
        }
        key.addAll(shape.kind.fields(family));
        return key;
    }

    /// `dmz_lan4`, and what is looked at where it is not just everything: `_door`, `_icmp`, `_wide` …
    private String name(Shape shape) {
        return name
                + (family == Family.IPV4 ? "4" : "6")
                + switch (shape.binding) {
                    case BOUND -> "_door";
                    case STRAIGHT -> "_straight";
                    case FREE -> "";
                }
                + (shape.source || shape.sources.isPresent() ? "_from" : "")
                + (shape.destination || shape.destinations.isPresent() ? "_to" : "")
                + switch (shape.kind) {
                    case PORTS -> "";
                    case ICMP -> "_icmp";
                    case PROTOCOL -> "_protocol";
                    case EVERYTHING -> "_any";
                }
                + (shape.exact ? "" : "_ranges");
    }
}
