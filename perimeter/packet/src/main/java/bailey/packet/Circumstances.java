package bailey.packet;

import java.util.Set;

/// What a machine may know of a packet beside its header, each separately: the interfaces it comes in and goes
/// out by, its flow's state and direction, and whether its flow's destination was translated (`ct status dnat`).
public record Circumstances(
        Interfaces in, Interfaces out, Set<FlowState> states, Set<Direction> directions, Set<Boolean> translated) {
    public static final Circumstances ANY = new Circumstances(
            Interfaces.ANY,
            Interfaces.ANY,
            Set.of(FlowState.values()),
            Set.of(Direction.values()),
            Set.of(false, true));

    public Circumstances {
        states = Set.copyOf(states);
        directions = Set.copyOf(directions);
        translated = Set.copyOf(translated);
    }

    public Circumstances in(Interfaces some) {
        return new Circumstances(some, out, states, directions, translated);
    }

    public Circumstances out(Interfaces some) {
        return new Circumstances(in, some, states, directions, translated);
    }

    public Circumstances states(FlowState... some) {
        return new Circumstances(in, out, Set.of(some), directions, translated);
    }

    public Circumstances direction(Direction one) {
        return new Circumstances(in, out, states, Set.of(one), translated);
    }

    public Circumstances translated(boolean destination) {
        return new Circumstances(in, out, states, directions, Set.of(destination));
    }

    public boolean contains(Transit transit) {
        return in.contains(transit.in())
                && out.contains(transit.out())
                && states.contains(transit.state())
                && directions.contains(transit.direction())
                && translated.contains(transit.translated());
    }
}
