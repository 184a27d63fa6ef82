package bailey.lab;

import java.util.ArrayList;
import java.util.List;

/// A ruleset as [bailey.nftables.Printer] prints it, an element a line, in several texts that load one after the
/// other: first all of it but the elements of its sets and maps, then those, some at a time.
final class Parts {
    private static final int MOST = 500;

    private final StringBuilder frame = new StringBuilder();
    private final List<String> elements = new ArrayList<>();
    private String table = "";
    private String set = "";

    private Parts() {}

    static List<String> of(String ruleset) {
        var parts = new Parts();
        var waiting = new ArrayList<String>();
        boolean inside = false;
        for (var line : ruleset.lines().toList()) {
            if (inside && line.equals("\t\t}")) {
                inside = false;
                parts.add(waiting);
            } else if (inside) {
                waiting.add(line);
            } else if (line.equals("\t\telements = {")) {
                inside = true;
            } else {
                parts.frame(line);
            }
        }
        parts.elements.addFirst(parts.frame.toString());
        return List.copyOf(parts.elements);
    }

    private void frame(String line) {
        var words = line.strip().split(" ", -1);
        if (line.endsWith(" {") && words[0].equals("table")) {
            table = words[1] + " " + words[2];
        } else if (line.endsWith(" {") && (words[0].equals("set") || words[0].equals("map"))) {
            set = words[1];
        }
        frame.append(line).append('\n');
    }

    private void add(List<String> waiting) {
        for (int from = 0; from < waiting.size(); from += MOST) {
            var some = waiting.subList(from, Math.min(waiting.size(), from + MOST));
            elements.add("add element " + table + " " + set + " {\n" + String.join("\n", some) + "\n}\n");
        }
        waiting.clear();
    }
}
