/// A site to a ruleset tree, and the tree to `nft` text. Pure: no process, no file.
module bailey.nftables {
    requires static org.jspecify;
    requires transitive bailey.policy;

    exports bailey.nftables;
}
