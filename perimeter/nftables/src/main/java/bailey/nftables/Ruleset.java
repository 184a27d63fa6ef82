package bailey.nftables;

import java.util.List;

/// What a machine's packet filter is to be: tables, in the order in which they are loaded. A tree of values;
/// [Printer] makes text of it.
public record Ruleset(List<Table> tables) {
    public Ruleset {
        tables = List.copyOf(tables);
    }
}
