package bailey.packet;

import java.util.List;
import java.util.Set;

/// What boxes say of one field, within one family.
record FieldValues(Field field, Family family) {
    private static final int FEW = 3;
    private static final int STATES = FlowState.values().length;
    private static final int DIRECTIONS = Direction.values().length;

    Spans of(Box box) {
        if (!wide() && unasked(box)) {
            return Spans.ALL;
        }
        var circumstances = box.circumstances();
        return switch (field) {
            case IN -> Spans.of(circumstances.in());
            case OUT -> Spans.of(circumstances.out());
            case STATE -> states(circumstances.states());
            case DIRECTION -> directions(circumstances.directions());
            case TRANSLATED -> truths(circumstances.translated());
            case DESTINATION -> Spans.of(box.destinations(), family);
            case SOURCE -> Spans.of(box.sources(), family);
            case SERVICE -> Spans.of(box.selectors(), narrowed(box));
            case SOURCE_PORT -> Spans.of(box.sourcePorts());
        };
    }

    /// Whether a box has all values, as far as that is seen at a glance.
    boolean unasked(Box box) {
        var circumstances = box.circumstances();
        return switch (field) {
            case IN -> circumstances.in().all();
            case OUT -> circumstances.out().all();
            case STATE -> circumstances.states().size() == STATES;
            case DIRECTION -> circumstances.directions().size() == DIRECTIONS;
            case TRANSLATED -> circumstances.translated().size() == 2;
            case DESTINATION -> everywhere(box.destinations());
            case SOURCE -> everywhere(box.sources());
            case SERVICE -> !narrowed(box) && everything(box.selectors());
            case SOURCE_PORT -> !narrowed(box);
        };
    }

    private static boolean everywhere(AddressSet addresses) {
        return addresses.ranges().size() == 2 && addresses.equals(AddressSet.ALL);
    }

    private static boolean everything(List<Selector> selectors) {
        return selectors.size() == Box.EVERYTHING.size() && selectors.equals(Box.EVERYTHING);
    }

    private static Spans states(Set<FlowState> some) {
        return Spans.of(some.stream().mapToInt(FlowState::number), STATES);
    }

    private static Spans directions(Set<Direction> some) {
        return Spans.of(some.stream().mapToInt(Direction::number), DIRECTIONS);
    }

    private static Spans truths(Set<Boolean> some) {
        return Spans.of(some.stream().mapToInt(t -> t ? 1 : 0), 2);
    }

    /// Whether no protocol is left.
    static boolean lacksService(Box box) {
        return box.selectors().isEmpty()
                || (narrowed(box)
                        && box.selectors().stream().noneMatch(s -> s.protocol().hasSelector()));
    }

    /// Whether it leaves out protocols that bear no source port.
    private static boolean narrowed(Box box) {
        return !box.sourcePorts().equals(Box.EVERY_PORT);
    }

    /// An object that many boxes share which say the same of the field, so that it need be looked at once.
    Object word(Box box) {
        var circumstances = box.circumstances();
        return switch (field) {
            case IN -> circumstances.in();
            case OUT -> circumstances.out();
            case STATE -> circumstances.states();
            case DIRECTION -> circumstances.directions();
            case TRANSLATED -> circumstances.translated();
            case DESTINATION -> box.destinations();
            case SOURCE -> box.sources();
            case SERVICE -> narrowed(box) ? box : box.selectors();
            case SOURCE_PORT -> box.sourcePorts();
        };
    }

    /// Whether its values are found out faster than whether they were before.
    boolean simple(Box box) {
        return switch (field) {
            case IN, OUT, STATE, DIRECTION, TRANSLATED -> false;
            case DESTINATION -> box.destinations().ranges().size() < FEW;
            case SOURCE -> box.sources().ranges().size() < FEW;
            case SERVICE -> box.selectors().size() < FEW;
            case SOURCE_PORT -> box.sourcePorts().size() < FEW;
        };
    }

    /// Whether it has two levels.
    boolean wide() {
        return field.isAddress() && family == Family.IPV6;
    }

    /// Where it begins in a diagram.
    int level(Levels levels) {
        return wide() ? levels.of(field) : levels.last(field);
    }

    static List<FieldValues> inOrder(Levels levels, Family family) {
        return levels.order().stream().map(f -> new FieldValues(f, family)).toList();
    }
}
