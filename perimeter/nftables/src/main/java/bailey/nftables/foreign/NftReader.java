package bailey.nftables.foreign;

import bailey.nftables.foreign.ForeignChain.Base;
import bailey.nftables.foreign.ForeignRuleset.Aside;
import bailey.nftables.foreign.ForeignTable.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what `nft -j list ruleset` prints (libnftables-json(5)).
public final class NftReader {
    /// A table's parts, before any rule is read: a rule may name a set or a chain that comes later.
    private static final class Draft {
        final Family family;
        final String name;
        final NftSets sets = new NftSets();
        final Map<String, Boolean> inverted = new LinkedHashMap<>();
        final Map<String, JsonPlace> chains = new LinkedHashMap<>();
        final Map<String, List<JsonPlace>> rules = new LinkedHashMap<>();

        Draft(Family family, String name) {
            this.family = family;
            this.name = name;
        }
    }

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<Aside> asides = new ArrayList<>();

    private NftReader() {}

    /// Reads a whole listing.
    ///
    /// @throws ForeignException when it is no such document
    public static ForeignRuleset read(String json) throws ForeignException {
        return new NftReader().ruleset(JsonDocument.read(json));
    }

    private ForeignRuleset ruleset(JsonPlace document) throws ForeignException {
        var list = document.need("nftables");
        if (!list.isList()) {
            throw list.wrong("not a list");
        }
        for (var item : list.items()) {
            var only = item.only().orElseThrow(() -> item.wrong("not an object with one field"));
            collect(only.name(), only.place());
        }
        var tables = new ArrayList<ForeignTable>();
        for (var draft : drafts.values()) {
            tables.add(table(draft));
        }
        return new ForeignRuleset(tables, asides);
    }

    private void collect(String kind, JsonPlace place) throws ForeignException {
        if (kind.equals("metainfo")) {
            return;
        }
        var word = place.needText("family");
        var family = Family.of(word);
        var table = place.needText(kind.equals("table") ? "name" : "table");
        if (family.isEmpty()) {
            aside(word, table);
            return;
        }
        var draft = drafts.computeIfAbsent(word + " " + table, _ -> new Draft(family.get(), table));
        collect(kind, place, draft);
    }

    private void aside(String family, String table) throws ForeignException {
        var aside = new Aside(family, table);
        if (!asides.contains(aside)) {
            asides.add(aside);
        }
    }

    private static void collect(String kind, JsonPlace place, Draft draft) throws ForeignException {
        switch (kind) {
            case "table",
                    "counter",
                    "flowtable",
                    "ct helper",
                    "ct timeout",
                    "ct expectation",
                    "secmark",
                    "synproxy" -> {}
            case "set", "map" -> draft.sets.declare(place);
            case "limit", "quota" ->
                draft.inverted.put(
                        kind + " " + place.needText("name"),
                        place.field("inv").filter(JsonPlace::isTrue).isPresent());
            case "chain" -> {
                if (draft.chains.putIfAbsent(place.needText("name"), place) != null) {
                    throw place.wrong("a second chain " + place.needText("name"));
                }
            }
            case "rule" -> rule(place, draft);
            case "element" -> throw place.wrong("elements outside their set");
            default -> throw place.wrong("not known: " + kind);
        }
    }

    private static void rule(JsonPlace place, Draft draft) throws ForeignException {
        draft.rules
                .computeIfAbsent(place.needText("chain"), _ -> new ArrayList<>())
                .add(place);
        for (var statement : place.need("expr").items()) {
            for (var kind : List.of("set", "map")) {
                statement
                        .field(kind)
                        .flatMap(s -> s.text(kind).or(() -> s.text("set")))
                        .filter(t -> t.startsWith("@"))
                        .ifPresent(draft.sets::changes);
            }
        }
    }

    private static ForeignTable table(Draft draft) throws ForeignException {
        var acts = new NftActs(draft.sets, draft.inverted);
        var chains = new ArrayList<ForeignChain>();
        for (var entry : draft.chains.entrySet()) {
            var rules = new ArrayList<ForeignRule>();
            for (var rule : draft.rules.getOrDefault(entry.getKey(), List.of())) {
                rules.add(rule(rule, acts));
            }
            chains.add(new ForeignChain(entry.getKey(), base(entry.getValue()), rules));
        }
        for (var entry : draft.rules.entrySet()) {
            if (!draft.chains.containsKey(entry.getKey())) {
                throw entry.getValue().getFirst().wrong("no chain " + entry.getKey());
            }
        }
        return Jumps.checked(new ForeignTable(draft.family, draft.name, chains));
    }

    private static ForeignRule rule(JsonPlace rule, NftActs acts) throws ForeignException {
        var steps = new ArrayList<Step>();
        for (var statement : rule.need("expr").items()) {
            steps.addAll(acts.of(statement));
        }
        var handle = rule.field("handle").map(h -> "handle " + h).orElse("a rule");
        return new ForeignRule(steps, rule.text("comment").orElse(""), handle);
    }

    private static Optional<Base> base(JsonPlace chain) throws ForeignException {
        if (chain.field("hook").isEmpty()) {
            return Optional.empty();
        }
        var place = chain.need("hook");
        var station = station(place.text().orElse("")).orElseThrow(() -> place.wrong("not a hook: " + place));
        var type = chain.need("type");
        var kind = kind(type.text().orElse("")).orElseThrow(() -> type.wrong("not a type of chain: " + type));
        var prio = chain.need("prio");
        long priority = prio.number().orElseThrow(() -> prio.wrong("not a number"));
        if (priority != (int) priority) {
            throw prio.wrong("not a priority: " + priority);
        }
        var policy = chain.text("policy").orElse("accept");
        if (!policy.equals("accept") && !policy.equals("drop")) {
            throw chain.wrong("not a policy: " + policy);
        }
        var devices = chain.field("dev").map(JsonPlace::items).orElse(List.of()).stream()
                .flatMap(d -> d.text().stream())
                .toList();
        return Optional.of(new Base(station, kind, (int) priority, policy.equals("accept"), devices));
    }

    private static Optional<Station> station(String hook) {
        return switch (hook) {
            case "ingress" -> Optional.of(Station.INGRESS);
            case "prerouting" -> Optional.of(Station.PREROUTING);
            case "input" -> Optional.of(Station.INPUT);
            case "forward" -> Optional.of(Station.FORWARD);
            case "output" -> Optional.of(Station.OUTPUT);
            case "postrouting" -> Optional.of(Station.POSTROUTING);
            case "egress" -> Optional.of(Station.EGRESS);
            default -> Optional.empty();
        };
    }

    private static Optional<ForeignChain.Kind> kind(String type) {
        return switch (type) {
            case "filter" -> Optional.of(ForeignChain.Kind.FILTER);
            case "nat" -> Optional.of(ForeignChain.Kind.NAT);
            case "route" -> Optional.of(ForeignChain.Kind.ROUTE);
            default -> Optional.empty();
        };
    }
}
