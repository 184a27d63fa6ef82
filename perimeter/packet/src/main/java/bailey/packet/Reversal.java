package bailey.packet;

import bailey.packet.Transfer.Move;
import java.util.List;
import java.util.stream.IntStream;

/// The answers to packets: both ends exchanged, and the interfaces; of TCP and UDP the ports; of ICMP the question
/// for its answer. Twice reversed is as before.
final class Reversal {
    private final Algebra algebra;
    private final Levels levels;
    private final Building building;

    Reversal(Algebra algebra, Levels levels) {
        this.algebra = algebra;
        this.levels = levels;
        this.building = new Building(algebra, levels);
    }

    int of(int ref) {
        int tcp = ofPorts(ref, Protocol.TCP);
        int udp = ofPorts(ref, Protocol.UDP);
        return algebra.or(algebra.or(tcp, udp), ofOthers(ref));
    }

    private int all(Protocol protocol) {
        return building.of(Box.ANY.of(List.of(Selector.all(protocol))));
    }

    private int ofPorts(int ref, Protocol protocol) {
        int all = all(protocol);
        long first = Services.first(protocol.number());
        long last = Services.last(protocol.number());
        var moves = ends();
        int service = levels.of(Field.SERVICE);
        int sourcePort = levels.of(Field.SOURCE_PORT);
        moves[service] = new Move(sourcePort, first, last, 0, -1);
        moves[sourcePort] = new Move(service, 0, -1, first, last);
        return algebra.and(all, transferred(algebra.and(all, ref), moves));
    }

    private int ofOthers(int ref) {
        int ports = algebra.or(all(Protocol.TCP), all(Protocol.UDP));
        int others = transferred(algebra.minus(ref, ports), ends());
        return new Answers(algebra, levels.of(Field.SERVICE)).of(others);
    }

    private int transferred(int ref, Move[] moves) {
        return new Transfer(algebra.nodes, algebra, moves).of(ref);
    }

    private Move[] ends() {
        var moves = IntStream.range(0, levels.count()).mapToObj(Move::new).toArray(Move[]::new);
        exchange(moves, levels.of(Field.IN), levels.of(Field.OUT));
        exchange(moves, levels.of(Field.SOURCE), levels.of(Field.DESTINATION));
        exchange(moves, levels.last(Field.SOURCE), levels.last(Field.DESTINATION));
        return moves;
    }

    private static void exchange(Move[] moves, int one, int other) {
        moves[one] = new Move(other);
        moves[other] = new Move(one);
    }
}
