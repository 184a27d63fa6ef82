package bailey.nftables.foreign;

import bailey.nftables.foreign.ForeignChain.Base;
import bailey.nftables.foreign.ForeignChain.Kind;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what `iptables-save` and `ip6tables-save` print, and the sets that `ipset save` does.
public final class IptablesReader {
    private static final int MOST_CHARACTERS = 1 << 27;

    private final Family family;
    private final Ipsets sets;
    private final List<ForeignTable> tables = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Optional<Base>> chains = new LinkedHashMap<>();
    private final Map<String, List<ForeignRule>> rules = new LinkedHashMap<>();
    private Optional<String> table = Optional.empty();

    private IptablesReader(Family family, Ipsets sets) {
        this.family = family;
        this.sets = sets;
    }

    /// Reads a text and its sets ([Ipsets#NONE] where there are none).
    ///
    /// @param family IPv4 for `iptables-save`, IPv6 for `ip6tables-save`
    /// @throws ForeignException when it is no such text
    public static ForeignRuleset read(Family family, String text, Ipsets sets) throws ForeignException {
        if (text.length() > MOST_CHARACTERS) {
            throw new ForeignException("line 1", "longer than " + MOST_CHARACTERS + " characters");
        }
        var changed = sets.changedBy(text);
        return new IptablesReader(family, changed).ruleset(text);
    }

    private ForeignRuleset ruleset(String text) throws ForeignException {
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            line(line.strip(), "line " + number);
        }
        if (table.isPresent()) {
            throw new ForeignException("line " + number, "table " + table.get() + " has no COMMIT");
        }
        return new ForeignRuleset(tables, List.of());
    }

    private void line(String line, String place) throws ForeignException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("*")) {
            begin(line.substring(1), place);
        } else if (table.isEmpty()) {
            throw new ForeignException(place, "stands in no table");
        } else if (line.startsWith(":")) {
            chain(line.substring(1), place);
        } else if (line.equals("COMMIT")) {
            commit();
        } else {
            rule(line, place);
        }
    }

    private void begin(String name, String place) throws ForeignException {
        if (table.isPresent()) {
            throw new ForeignException(place, "table " + table.get() + " has no COMMIT");
        }
        if (!List.of("raw", "mangle", "nat", "filter", "security").contains(name)) {
            throw new ForeignException(place, "not a table: " + name);
        }
        if (!seen.add(name)) {
            throw new ForeignException(place, "a second table " + name);
        }
        table = Optional.of(name);
    }

    /// `INPUT DROP [0:0]`, and `-` as the policy of a chain to be called.
    private void chain(String line, String place) throws ForeignException {
        var words = IptablesWords.of(line, place);
        var name = words.take().orElse("");
        var policy = words.take().orElse("");
        var base = policy.equals("-") ? Optional.<Base>empty() : Optional.of(base(name, policy, place));
        if (name.isEmpty() || chains.putIfAbsent(name, base) != null) {
            throw new ForeignException(place, "a second chain " + name);
        }
    }

    private Base base(String name, String policy, String place) throws ForeignException {
        var station = station(name).orElseThrow(() -> new ForeignException(place, "no chain of the kernel: " + name));
        if (!policy.equals("ACCEPT") && !policy.equals("DROP")) {
            throw new ForeignException(place, "not a policy: " + policy);
        }
        var of = table.orElse("");
        var kind = of.equals("nat")
                ? Kind.NAT
                : of.equals("mangle") && station == Station.OUTPUT ? Kind.ROUTE : Kind.FILTER;
        return new Base(station, kind, priority(of, station), policy.equals("ACCEPT"), List.of());
    }

    private static Optional<Station> station(String name) {
        return switch (name) {
            case "PREROUTING" -> Optional.of(Station.PREROUTING);
            case "INPUT" -> Optional.of(Station.INPUT);
            case "FORWARD" -> Optional.of(Station.FORWARD);
            case "OUTPUT" -> Optional.of(Station.OUTPUT);
            case "POSTROUTING" -> Optional.of(Station.POSTROUTING);
            default -> Optional.empty();
        };
    }

    /// As the kernel orders them (NF_IP_PRI_*).
    private static int priority(String table, Station station) {
        return switch (table) {
            case "raw" -> -300;
            case "mangle" -> -150;
            case "nat" -> station == Station.PREROUTING || station == Station.OUTPUT ? -100 : 100;
            case "security" -> 50;
            default -> 0;
        };
    }

    private void rule(String line, String place) throws ForeignException {
        var words = IptablesWords.of(line.startsWith("[") ? line.substring(line.indexOf(']') + 1) : line, place);
        var chain = words.take("-A") || words.take("--append") ? words.take() : Optional.<String>empty();
        if (chain.isEmpty()) {
            throw new ForeignException(place, "no rule: " + (line.length() > 80 ? line.substring(0, 80) + "…" : line));
        }
        if (!chains.containsKey(chain.get())) {
            throw new ForeignException(place, "no chain " + chain.get());
        }
        var rule = new IptablesRule(family, sets, chains.keySet(), place).read(words);
        rules.computeIfAbsent(chain.get(), _ -> new ArrayList<>()).add(rule);
    }

    private void commit() throws ForeignException {
        var all = new ArrayList<ForeignChain>();
        chains.forEach((name, base) -> all.add(new ForeignChain(name, base, rules.getOrDefault(name, List.of()))));
        var of = family == Family.IPV4 ? ForeignTable.Family.IP : ForeignTable.Family.IP6;
        tables.add(Jumps.checked(new ForeignTable(of, table.orElse(""), all)));
        table = Optional.empty();
        chains.clear();
        rules.clear();
    }
}
