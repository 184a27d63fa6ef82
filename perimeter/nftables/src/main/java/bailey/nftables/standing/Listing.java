package bailey.nftables.standing;

import bailey.nftables.Declaration;
import bailey.nftables.Declaration.Chain;
import bailey.nftables.Rule;
import bailey.nftables.Ruleset;
import bailey.nftables.Table;
import bailey.nftables.foreign.ForeignException;
import bailey.nftables.foreign.JsonDocument;
import bailey.nftables.foreign.JsonPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a kernel holds, as `nft -j -n list ruleset` prints it (libnftables-json(5); the child's time zone UTC):
/// Bailey's
/// own tables as a tree again, and what else hangs at a hook.
///
/// @param ours the own tables that are there; whatever of them is not understood is left out and stands in `unread`
/// @param unread rules and declarations that Bailey never writes
/// @param others base chains of other tables, which may stop packets, or rewrite them
public record Listing(Ruleset ours, List<Divergence> unread, List<OtherChain> others) {
    /// The tables of family inet that are Bailey's.
    public static final Set<String> OWN = Set.of("bailey", "bailey_bans");

    public Listing {
        unread = List.copyOf(unread);
        others = List.copyOf(others);
    }

    /// Reads what nft printed.
    ///
    /// @throws ForeignException for what nft does not print
    public static Listing read(String json) throws ForeignException {
        var reading = new Reading();
        for (var item : JsonDocument.read(json).need("nftables").items()) {
            var named = item.only().orElseThrow(() -> item.wrong("not an object of nft's"));
            reading.add(named.name(), named.place());
        }
        return reading.listing();
    }

    /// The declarations of an own table, as they come: chains before rules.
    private static final class Own {
        private final Map<String, Declaration> declarations = new LinkedHashMap<>();
        private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    }

    private static final class Reading {
        private final Map<String, Own> tables = new LinkedHashMap<>();
        private final List<Divergence> unread = new ArrayList<>();
        private final Set<OtherChain> others = new LinkedHashSet<>();

        void add(String kind, JsonPlace item) throws ForeignException {
            if (kind.equals("metainfo")) {
                return;
            }
            var table = item.needText(kind.equals("table") ? "name" : "table");
            var family = item.needText("family");
            if (family.equals("inet") && OWN.contains(table)) {
                own(kind, item, tables.computeIfAbsent(table, _ -> new Own()));
            } else if (kind.equals("chain") && item.field("hook").isPresent()) {
                others.add(OtherChain.of(family, table, item));
            }
        }

        private void own(String kind, JsonPlace item, Own table) throws ForeignException {
            switch (kind) {
                case "table" -> {}
                case "chain" -> declare(table, kind, item, new ListedDeclarations(item).chain());
                case "set" -> declare(table, kind, item, new ListedDeclarations(item).set());
                case "map" -> declare(table, kind, item, new ListedDeclarations(item).map());
                case "limit" -> declare(table, kind, item, new ListedDeclarations(item).limit());
                case "rule" -> rule(table, item);
                default -> strange(kind + " " + item.text("name").orElse(""), "is none of Bailey's");
            }
        }

        private void declare(Own table, String kind, JsonPlace item, Optional<? extends Declaration> read)
                throws ForeignException {
            var name = item.needText("name");
            if (read.isPresent()) {
                table.declarations.put(name, read.get());
            } else {
                strange(kind + " " + name, "is none that Bailey writes: " + item);
            }
        }

        private void rule(Own table, JsonPlace item) throws ForeignException {
            var chain = item.needText("chain");
            var rules = table.rules.computeIfAbsent(chain, _ -> new ArrayList<>());
            var statements = new ListedStatements(item.need("expr")).read();
            if (statements.isPresent()) {
                rules.add(new Rule(statements.get(), item.text("comment").orElse("")));
            } else {
                strange("chain " + chain, "has a rule that Bailey never writes: " + item.need("expr"));
            }
        }

        private void strange(String where, String what) {
            unread.add(new Divergence(where, what));
        }

        Listing listing() {
            var all = new ArrayList<Table>();
            tables.forEach((name, own) -> all.add(new Table(
                    name,
                    name.equals("bailey") ? Table.Reload.REPLACE : Table.Reload.KEEP_SETS,
                    own.declarations.values().stream().map(d -> filled(d, own)).toList())));
            return new Listing(new Ruleset(all), unread, List.copyOf(others));
        }

        private static Declaration filled(Declaration declaration, Own own) {
            return declaration instanceof Chain(var name, var hook, var _)
                    ? new Chain(name, hook, own.rules.getOrDefault(name, List.of()))
                    : declaration;
        }
    }
}
