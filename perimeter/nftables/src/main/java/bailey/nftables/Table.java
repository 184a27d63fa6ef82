package bailey.nftables;

import java.util.List;

/// A table of both families (`inet`), its declarations in reading order.
public record Table(String name, Reload reload, List<Declaration> declarations) {
    /// What becomes of a table of this name that is there already.
    public enum Reload {
        /// It goes, in the same transaction.
        REPLACE,
        /// Its sets keep their elements; its chains are filled anew.
        KEEP_SETS
    }

    public Table {
        declarations = List.copyOf(declarations);
    }
}
