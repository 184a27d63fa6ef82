package bailey.nftables;

import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.NamedSet;
import bailey.packet.Address;
import bailey.packet.AddressSet;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A table under way: what is declared so far, each name once.
final class Draft {
    private static final int LONGEST = 100;

    private record Known(AddressSet set, Family family) {}

    final Vantage vantage;
    final Options options;
    final Budget budget = new Budget();
    private final Set<String> names = new HashSet<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Map<Known, String> sets = new LinkedHashMap<>();

    Draft(Vantage vantage, Options options) {
        this.vantage = vantage;
        this.options = options;
    }

    List<Declaration> declarations() {
        return declarations;
    }

    void add(Declaration declaration) {
        declarations.add(declaration);
    }

    void chain(String name, List<Rule> rules) {
        add(new Chain(name, Optional.empty(), rules));
    }

    /// Where the next declaration will stand: a chain put there later is read before what it leads to.
    int here() {
        return declarations.size();
    }

    void add(int at, Declaration declaration) {
        declarations.add(at, declaration);
    }

    void chain(int at, String name, List<Rule> rules) {
        declarations.add(at, new Chain(name, Optional.empty(), rules));
    }

    void chain(int at, String name, Hook hook, List<Rule> rules) {
        declarations.add(at, new Chain(name, Optional.of(hook), rules));
    }

    /// A name that nft takes and nothing else has: each comes with a prefix of ours, so it is none of nft's
    /// words.
    String name(String wanted) {
        var clean = wanted.replaceAll("[^A-Za-z0-9_.-]", "_");
        var cut = clean.substring(0, Math.min(clean.length(), LONGEST));
        var name = cut;
        for (int n = 2; !names.add(name); n++) {
            name = cut + "_" + n;
        }
        return name;
    }

    /// A base chain of the filter, which stops what its rules do not accept.
    void base(int at, String wanted, Hook.Place place, List<Rule> rules) {
        chain(at, name(wanted), new Hook(Hook.Type.FILTER, place, Hook.Priority.FILTER, false), rules);
    }

    static String named(String wanted, Family family) {
        return wanted + (family == Family.IPV4 ? "4" : "6");
    }

    /// A set of ranges of several fields.
    String set(String wanted, List<Field> key, Family family, List<Element> elements) {
        var name = name(named(wanted, family));
        add(new NamedSet(name, key, true, false, elements));
        return name;
    }

    /// The name of a set of just these addresses of one family; equal ones are declared once.
    String addresses(AddressSet set, Family family, String wanted) {
        return sets.computeIfAbsent(new Known(set, family), _ -> {
            var name = name(named(wanted, family));
            add(new NamedSet(name, List.of(Field.source(family)), true, false, elements(set)));
            return name;
        });
    }

    private static List<Element> elements(AddressSet set) {
        return set.ranges().stream()
                .map(r -> Element.of(List.of(Value.of(r)), ""))
                .toList();
    }

    static List<Value> values(AddressSet set) {
        return set.ranges().stream().map(Value::of).toList();
    }

    static AddressSet set(Collection<Address> addresses) {
        return AddressSet.of(addresses.toArray(Address[]::new));
    }

    /// Whether the packet's address is one of `set`: spelled out where it is short.
    Statement among(Field field, Family family, AddressSet set, String wanted) {
        return set.ranges().size() <= 3
                ? Statement.is(field, values(set))
                : new Statement.In(List.of(field), true, addresses(set, family, wanted));
    }
}
