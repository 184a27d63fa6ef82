package bailey.packet;

import java.util.List;

/// Where a diagram asks for each field: the family at level 0, then by an [Order]. An address has two levels of 64
/// bits, the upper half first; of IPv4 the upper one is never asked. Every level knows 64 bits, unsigned, and a
/// field that has fewer counts all above its last value as that value, so that no level needs to know its width.
final class Levels {
    static final int FAMILY = 0;

    /// Below all fields: decided or not yet ([FirstMatch]).
    static final int UNDECIDED = 62;

    static final int TERMINAL = 63;

    private final List<Field> order;
    private final int[] first = new int[Field.values().length];
    private final int count;

    Levels(Order order) {
        this.order = order.fields();
        int level = FAMILY + 1;
        for (var field : this.order) {
            first[field.ordinal()] = level;
            level += field.isAddress() ? 2 : 1;
        }
        this.count = level;
    }

    int count() {
        return count;
    }

    List<Field> order() {
        return order;
    }

    /// The level of a field; of an address that of its upper half.
    int of(Field field) {
        return first[field.ordinal()];
    }

    /// The level of a field; of an address that of its lower half.
    int last(Field field) {
        return first[field.ordinal()] + (field.isAddress() ? 1 : 0);
    }

    /// A bit for each level of these fields. The source port goes with the service: a packet of a protocol without
    /// ports has none that could stay.
    long mask(Field... fields) {
        long mask = 0;
        for (var field : fields) {
            mask |= 1L << of(field) | 1L << last(field);
            mask |= field == Field.SERVICE ? 1L << of(Field.SOURCE_PORT) : 0;
        }
        return mask;
    }

    /// How sets of this order become sets of another.
    Transfer.Move[] to(Levels other) {
        var moves = new Transfer.Move[count];
        moves[FAMILY] = new Transfer.Move(FAMILY);
        for (var field : order) {
            moves[of(field)] = new Transfer.Move(other.of(field));
            moves[last(field)] = new Transfer.Move(other.last(field));
        }
        return moves;
    }

    /// What a set says of the packets of one family.
    static int ofFamily(Nodes nodes, int ref, Family family) {
        return nodes.level(ref) == FAMILY ? nodes.follow(ref, family.ordinal()) : ref;
    }
}
