package bailey.cli;

import java.util.ArrayList;
import java.util.List;

/// A table under construction: rows of cells, every column but the last as wide as its widest cell.
final class Rows {
    private static final String GAP = "  ";
    private static final int NARROWEST_LAST = 20;

    private record Row(List<String> cells, Ink last) {}

    private final List<Row> rows = new ArrayList<>();

    void add(Ink last, String... cells) {
        rows.add(new Row(List.of(cells), last));
    }

    void add(String... cells) {
        add(Ink.PLAIN, cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines, indented; what the last column has no room for goes on below.
    List<String> lines(Terminal terminal) {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder(GAP);
            int last = row.cells.size() - 1;
            for (int i = 0; i < last; i++) {
                var cell = row.cells.get(i);
                line.append(cell).append(" ".repeat(width(i) - cell.length())).append(GAP);
            }
            int room = Math.max(NARROWEST_LAST, terminal.columns() - line.length());
            var margin = " ".repeat(line.length());
            var wrapped = Paragraph.wrapped(row.cells.get(last), room);
            for (int i = 0; i < wrapped.size(); i++) {
                var text = terminal.paint(wrapped.get(i), row.last);
                lines.add(((i == 0 ? line : margin) + text).stripTrailing());
            }
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .filter(r -> r.cells.size() > column + 1)
                .mapToInt(r -> r.cells.get(column).length())
                .max()
                .orElse(0);
    }
}
