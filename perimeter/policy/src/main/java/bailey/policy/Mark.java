package bailey.policy;

/// What is special about a host.
public enum Mark {
    /// Out of the external zone's reach, and reached only by who is named for it.
    CONFIDENTIAL,
    /// Reached from the DMZ by its one reverse proxy alone.
    BACK_OFFICE,
    /// Applies its own part of the policy to itself.
    GUARDED,
    /// May administer the firewalls.
    OPERATOR;

    /// As the language spells it.
    public String word() {
        return switch (this) {
            case CONFIDENTIAL -> "confidential";
            case BACK_OFFICE -> "back-office";
            case GUARDED -> "guarded";
            case OPERATOR -> "operator";
        };
    }
}
