package bailey.proof;

import bailey.policy.Line;
import java.util.Optional;

/// One step of a takeover: how one machine gets at the next. Without a line they are neighbours on a wire. `worn` is
/// whose address the first bears there, if it is not its own.
public record Link(String from, String to, String service, Optional<Line> line, Optional<String> worn) {
    @Override
    public String toString() {
        return from + worn.map(w -> " (as " + w + ")").orElse("") + " -> " + to + ": " + service
                + line.map(l -> " by line " + l.origin().line()).orElse(" on their wire");
    }
}
