/// A whole site in network namespaces, its probes, and what came of them.
module bailey.lab {
    requires static org.jspecify;
    requires transitive bailey.policy;
    requires bailey.nftables;
    requires transitive bailey.linux;

    exports bailey.lab;
}
