package bailey.packet;

import java.util.List;

/// What boxes say of one field, within one family.
record FieldValues(Field field, Family family) {
    Spans of(Box box) {
        var circumstances = box.circumstances();
        return switch (field) {
            case IN -> Spans.of(circumstances.in());
            case OUT -> Spans.of(circumstances.out());
            case STATE -> Spans.of(circumstances.states().stream().mapToInt(Enum::ordinal), FlowState.values().length);
            case DIRECTION ->
                Spans.of(circumstances.directions().stream().mapToInt(Enum::ordinal), Direction.values().length);
            case TRANSLATED -> Spans.of(circumstances.translated().stream().mapToInt(t -> t ? 1 : 0), 2);
            case DESTINATION -> Spans.of(box.destinations(), family);
            case SOURCE -> Spans.of(box.sources(), family);
            case SERVICE -> Spans.of(box.selectors(), narrowed(box));
            case SOURCE_PORT -> Spans.of(box.sourcePorts());
        };
    }


    /// Whether it leaves out protocols that bear no source port.
    static boolean narrowed(Box box) {
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
