package bailey.proof;

/// Two small sites, as text: one that breaks a law, and the same mended by the least change.
public record Example(String breaking, String mending) {
    private static final String SITE = """
            bailey: 1
            site: example
            zones:
              internet: external
              dmz:      dmz      172.31.1.0/24
              lan:      internal 192.168.7.0/24
            segments: { dmz: isolated }
            hosts:
              www:       dmz 172.31.1.10
              mx:        dmz 172.31.1.25
              directory: lan 192.168.7.89
              boss:      lan 192.168.7.2 operator
            firewalls:
              edge:
                internet: wan0 203.0.113.2
                dmz:      dmz0 172.31.1.1
                lan:      lan0 192.168.7.1
            flows:
              - boss -> edge: ssh
            """;

    /// Of a site with one more line under `flows:`.
    static Example flows(String breaking, String mending) {
        return new Example(SITE + "  - " + breaking + "\n", SITE + "  - " + mending + "\n");
    }

    /// Of a site in which `others` stand for `some`, with either text behind it.
    static Example of(String some, String others, String breaking, String mending) {
        var site = SITE.replace(some, others);
        return new Example(site + breaking, site + mending);
    }
}
