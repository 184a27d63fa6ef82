/// Someone's present firewall, judged as far as its rules tell: which laws of a DMZ it breaks, what another ruleset
/// would change, and a site file to go on from.
module bailey.audit {
    requires static org.jspecify;
    requires transitive bailey.policy;
    requires transitive bailey.nftables;

    exports bailey.audit;
}
