package bailey.nftables.standing;

import bailey.nftables.Declaration;
import bailey.nftables.Ruleset;
import bailey.nftables.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// How what stands in a kernel differs from what should, named part by part. None: the two are the same to the kernel,
/// since they have the same declarations in the same form ([Canonical]).
public final class Divergences {
    private static final int MOST_A_PART = 20;

    private final List<Divergence> found = new ArrayList<>();

    private Divergences() {}

    /// `should`: all that Bailey loads; tables of `listing` that it does not have are differences too.
    public static List<Divergence> between(Ruleset should, Listing listing) {
        var divergences = new Divergences();
        divergences.found.addAll(listing.unread());
        divergences.tables(tables(should), tables(listing.ours()));
        return List.copyOf(divergences.found);
    }

    private static Map<String, Table> tables(Ruleset ruleset) {
        var tables = new LinkedHashMap<String, Table>();
        ruleset.tables().forEach(t -> tables.put(t.name(), t));
        return tables;
    }

    private void tables(Map<String, Table> should, Map<String, Table> does) {
        for (var name : both(should.keySet(), does.keySet())) {
            if (!does.containsKey(name)) {
                found("table inet " + name, "is gone");
            } else if (!should.containsKey(name)) {
                found("table inet " + name, "is not to be there");
            } else {
                declarations(forms(should.get(name)), forms(does.get(name)));
            }
        }
    }

    private static Map<String, Canonical> forms(Table table) {
        var forms = new LinkedHashMap<String, Canonical>();
        for (Declaration declaration : table.declarations()) {
            forms.put(declaration.name(), Canonical.of(declaration));
        }
        return forms;
    }

    private static Collection<String> both(Collection<String> some, Collection<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private void declarations(Map<String, Canonical> should, Map<String, Canonical> does) {
        for (var name : both(should.keySet(), does.keySet())) {
            var wanted = should.get(name);
            var there = does.get(name);
            if (there == null && wanted != null) {
                found(wanted.what() + " " + name, "is gone");
            } else if (wanted == null && there != null) {
                found(there.what() + " " + name, "is not to be there");
            } else if (wanted != null && there != null && !wanted.equals(there)) {
                parts(name, wanted, there);
            }
        }
    }

    private void parts(String name, Canonical wanted, Canonical there) {
        var where = wanted.what() + " " + name;
        if (!wanted.what().equals(there.what())) {
            found(where, "is a " + there.what());
            return;
        }
        if (!wanted.head().equals(there.head())) {
            found(where, "is of `" + there.head() + "`, not of `" + wanted.head() + "`");
        }
        var missing = less(wanted.parts(), there.parts());
        var more = less(there.parts(), wanted.parts());
        tell(where, "lacks", missing);
        tell(where, "has besides", more);
        if (missing.isEmpty() && more.isEmpty() && !wanted.parts().equals(there.parts())) {
            found(where, "has its rules in another order");
        }
    }

    private void tell(String where, String verb, List<String> parts) {
        parts.stream().limit(MOST_A_PART).forEach(p -> found(where, verb + " `" + p + "`"));
        if (parts.size() > MOST_A_PART) {
            found(where, verb + " " + (parts.size() - MOST_A_PART) + " more");
        }
    }

    /// What is in `some` more often than in `others`.
    private static List<String> less(List<String> some, List<String> others) {
        var left = new HashMap<String, Integer>();
        others.forEach(o -> left.merge(o, 1, Integer::sum));
        return some.stream().filter(s -> left.merge(s, -1, Integer::sum) < 0).toList();
    }

    private void found(String where, String what) {
        found.add(new Divergence(where, what));
    }
}
