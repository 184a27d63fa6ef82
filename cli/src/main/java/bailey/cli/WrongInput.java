package bailey.cli;

import java.util.List;

/// What was asked for makes no sense as it stands; its lines are the whole of what a person needs to know.
final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    WrongInput(String line) {
        this(List.of(line));
    }

    /// At least one.
    WrongInput(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
