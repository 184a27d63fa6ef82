/// A site to a ruleset tree, and the tree to `nft` text; and someone's present ruleset to values. Pure: no process, no
/// file.
module bailey.nftables {
    requires static org.jspecify;
    requires transitive bailey.policy;
    requires com.fasterxml.jackson.core;

    exports bailey.nftables;
    exports bailey.nftables.foreign;
    exports bailey.nftables.standing;
}
