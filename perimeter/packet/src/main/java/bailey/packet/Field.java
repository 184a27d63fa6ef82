package bailey.packet;

/// What a packet set tells packets apart by, beside their family.
public enum Field {
    /// The interface it comes in by.
    IN,
    /// The interface it goes out by.
    OUT,
    /// Its [FlowState].
    STATE,
    /// Its [Direction].
    DIRECTION,
    /// Whether its flow's destination was translated.
    TRANSLATED,
    DESTINATION,
    SOURCE,
    /// Its protocol, with the port or ICMP type it asks for.
    SERVICE,
    /// Its source port, or the identifier of an echo.
    SOURCE_PORT;

    boolean isAddress() {
        return this == DESTINATION || this == SOURCE;
    }
}
