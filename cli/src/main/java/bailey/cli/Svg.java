package bailey.cli;

import java.util.ArrayList;
import java.util.List;

/// A picture of characters as an SVG document: a text a line, each as wide as its characters, whatever the font.
final class Svg {
    private static final int WIDE = 8;
    private static final int HIGH = 16;
    private static final int MARGIN = 8;

    private Svg() {}

    static String of(String title, List<String> lines) {
        int columns = lines.stream().mapToInt(String::length).max().orElse(0);
        int width = columns * WIDE + 2 * MARGIN;
        int height = lines.size() * HIGH + 2 * MARGIN;
        var all = new ArrayList<String>();
        all.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        all.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                .formatted(width, height, width, height));
        all.add("<title>" + escaped(title) + "</title>");
        all.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        all.add("<g font-family=\"DejaVu Sans Mono, monospace\" font-size=\"13\" fill=\"black\">");
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                all.add(text(lines.get(i), MARGIN + (i + 1) * HIGH));
            }
        }
        all.add("</g>");
        all.add("</svg>");
        return String.join("\n", all) + "\n";
    }

    private static String text(String line, int y) {
        return "<text x=\"%d\" y=\"%d\" textLength=\"%d\" xml:space=\"preserve\">%s</text>"
                .formatted(MARGIN, y, line.length() * WIDE, escaped(line));
    }

    /// What XML reads as its own is spelt out; what it cannot hold at all is spelt as for a terminal.
    private static String escaped(String text) {
        return Escapes.line(text, false)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
