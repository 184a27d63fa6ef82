package bailey.audit;

/// A promise of a DMZ that can be judged by rules alone. The first six are laws of Bailey's as far as a ruleset without
/// names of hosts can break them; the others are what every site file has by itself.
public enum AuditLaw {
    NO_BYPASS("no-bypass", "nothing from outside reaches the inside or the firewall straight"),
    PUBLISHED_IN_DMZ("published-in-dmz", "what is published stands in a DMZ"),
    NAMED_INWARD("named-inward", "a DMZ reaches only single hosts inside, on few ports"),
    NAMED_OUTWARD("named-outward", "a DMZ does not reach everything outside"),
    ANTI_SPOOF("anti-spoof", "a source enters only where it lives"),
    STATEFUL_RETURN("stateful-return", "answers come back because a flow began, not by a hole for them"),
    DEFAULT_DENY("default-deny", "what no rule speaks of does not pass"),
    BOTH_FAMILIES("both-families", "IPv6 is filtered as IPv4 is");

    private final String word;
    private final String says;

    AuditLaw(String word, String says) {
        this.word = word;
        this.says = says;
    }

    public String word() {
        return word;
    }

    public String says() {
        return says;
    }
}
