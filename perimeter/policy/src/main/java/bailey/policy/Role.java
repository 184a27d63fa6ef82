package bailey.policy;

/// What a zone is for.
public enum Role {
    EXTERNAL,
    DMZ,
    INTERNAL,
    MANAGEMENT;

    /// Whether the zone is to be kept safe when a DMZ host falls.
    public boolean inward() {
        return this == INTERNAL || this == MANAGEMENT;
    }

    /// Whether a path may run through the zone on its way elsewhere.
    public boolean transit() {
        return this == DMZ || this == INTERNAL;
    }

    /// As the language spells it.
    public String word() {
        return switch (this) {
            case EXTERNAL -> "external";
            case DMZ -> "dmz";
            case INTERNAL -> "internal";
            case MANAGEMENT -> "management";
        };
    }
}
