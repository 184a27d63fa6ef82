/// Sites and packets made up by chance, which the tests of several rooms hold their work to. No part of the program.
module bailey.chance {
    requires static org.jspecify;
    requires transitive bailey.policy;
    requires bailey.language;

    exports bailey.chance;
}
