package bailey.policy;

/// How the machines of a zone are joined.
public enum Wire {
    /// One segment: neighbours reach each other unseen, and can wear each other's addresses.
    SHARED,
    /// Neighbours speak only through the firewall; each port is pinned to its host's addresses.
    ISOLATED;

    /// As the language spells it.
    public String word() {
        return switch (this) {
            case SHARED -> "shared";
            case ISOLATED -> "isolated";
        };
    }
}
