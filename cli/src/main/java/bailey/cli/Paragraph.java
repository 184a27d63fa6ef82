package bailey.cli;

import java.util.ArrayList;
import java.util.List;

/// Words in lines of a width; a word longer than that has a line to itself.
final class Paragraph {
    private Paragraph() {}

    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
