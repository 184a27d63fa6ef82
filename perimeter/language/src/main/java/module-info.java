/// Text to a site, every problem at once; and back.
module bailey.language {
    requires static org.jspecify;
    requires transitive bailey.policy;
    requires org.snakeyaml.engine;

    exports bailey.language;
}
