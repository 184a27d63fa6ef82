package bailey.packet;

import java.util.Set;

/// Packets that would be in a set, had they a certain destination port; those without ports stay.
final class PortAssignment extends ServiceMapping {
    static final Set<Protocol> PORTS = Set.of(Protocol.TCP, Protocol.UDP);

    private final int port;

    PortAssignment(Algebra algebra, int level, int port) {
        super(algebra, level);
        this.port = port;
    }

    @Override
    Set<Protocol> protocols() {
        return PORTS;
    }

    @Override
    void write(int ref, Protocol protocol, int mark) {
        int number = protocol.number();
        nodes.sheaf.add(mark, Services.last(number), nodes.follow(ref, Services.first(number) | port));
    }
}
