package bailey.nftables;

import java.util.List;
import java.util.Optional;

/// What stands in a table under a name.
public sealed interface Declaration {
    String name();

    /// A set of keys. `timeout` means that elements may come and go by themselves while the ruleset runs.
    record NamedSet(String name, List<Field> key, boolean interval, boolean timeout, List<Element> elements)
            implements Declaration {
        public NamedSet {
            key = List.copyOf(key);
            elements = List.copyOf(elements);
        }
    }

    /// A map from keys to outcomes; each element counts its packets.
    record VerdictMap(String name, List<Field> key, boolean interval, List<Element> elements) implements Declaration {
        public VerdictMap {
            key = List.copyOf(key);
            elements = List.copyOf(elements);
        }
    }

    /// A map from IPv4 sources to the IPv4 addresses they leave with.
    record SourceMap(String name, List<Element> elements) implements Declaration {
        public SourceMap {
            elements = List.copyOf(elements);
        }
    }

    /// A token bucket that several rules share.
    record NamedLimit(String name, Limit limit, String comment) implements Declaration {}

    /// Rules in order, at a hook or to be gone to.
    record Chain(String name, Optional<Hook> hook, List<Rule> rules) implements Declaration {
        public Chain {
            rules = List.copyOf(rules);
        }
    }
}
