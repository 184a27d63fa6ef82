package bailey.proof;

import bailey.packet.Box;
import bailey.policy.Line;
import java.util.Optional;

/// Packets that pass from end to end, as they are sent, and by what: a line of the file between two of its words, or
/// without a line unseen on a shared wire.
public record Passage(Optional<Line> line, String from, String to, Way way, Box box) {
    /// Whether its packets may begin at any time and rate.
    boolean unconditional() {
        return line.map(l -> l.terms().unconditional()).orElse(true);
    }

    /// Of the same line and words, fewer packets.
    Passage of(Box part) {
        return new Passage(line, from, to, way, part);
    }
}
