package bailey.packet;

import java.util.List;
import java.util.Set;

/// What boxes say of one field, within one family.
record FieldValues(Field field, Family family) {
    private static final int FEW = 3;

    Spans of(Box box) {
        var circumstances = box.circumstances();
        return switch (field) {
            case IN -> Spans.of(circumstances.in());
            case OUT -> Spans.of(circumstances.out());
            case STATE -> constants(circumstances.states(), FlowState.values().length);
            case DIRECTION -> constants(circumstances.directions(), Direction.values().length);
            case TRANSLATED -> truths(circumstances.translated());
            case DESTINATION -> Spans.of(box.destinations(), family);
            case SOURCE -> Spans.of(box.sources(), family);
            case SERVICE -> Spans.of(box.selectors(), narrowed(box));
            case SOURCE_PORT -> Spans.of(box.sourcePorts());
        };
    }

    private static <E extends Enum<E>> Spans constants(Set<E> some, int of) {
        return some.size() == of ? Spans.ALL : Spans.of(some.stream().mapToInt(Enum::ordinal), of);
    }

    private static Spans truths(Set<Boolean> some) {
        return some.size() == 2 ? Spans.ALL : Spans.of(some.stream().mapToInt(t -> t ? 1 : 0), 2);
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
