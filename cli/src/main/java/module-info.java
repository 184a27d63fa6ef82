/// Commands and wiring, nothing else.
module bailey.cli {
    requires static org.jspecify;
    requires bailey.language;
    requires bailey.nftables;
    requires bailey.proof;
    requires bailey.audit;
    requires bailey.linux;
    requires bailey.lab;
    requires info.picocli;
    requires com.fasterxml.jackson.core;

    opens bailey.cli to
            info.picocli;
}
