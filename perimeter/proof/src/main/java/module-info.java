/// What follows from a site, by proof over all that it grants: whether the laws of a DMZ and the file's own promises
/// hold, and what falls when a machine is taken over.
module bailey.proof {
    requires static org.jspecify;
    requires transitive bailey.policy;
    requires transitive bailey.nftables;

    exports bailey.proof;
}
