package bailey.cli;

import java.util.ArrayList;
import java.util.List;

/// A sheet of characters that grows downwards and to the right; rows and columns count from 0.
final class Canvas {
    private record Cell(char character, Ink ink) {}

    private static final Cell EMPTY = new Cell(' ', Ink.PLAIN);

    private final List<List<Cell>> rows = new ArrayList<>();

    int height() {
        return rows.size();
    }

    void put(int row, int column, char character, Ink ink) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        var cells = rows.get(row);
        while (cells.size() <= column) {
            cells.add(EMPTY);
        }
        cells.set(column, new Cell(character, ink));
    }

    /// Writes from `column` to the right; gives the column after the last character.
    int put(int row, int column, String text, Ink ink) {
        for (int i = 0; i < text.length(); i++) {
            put(row, column + i, text.charAt(i), ink);
        }
        return column + text.length();
    }

    /// As [#put], but not past `end`: what is too long ends in an ellipsis there.
    int clip(int row, int column, int end, String text, Ink ink) {
        int room = end - column;
        if (text.length() <= room) {
            return put(row, column, text, ink);
        }
        return room < 1 ? column : put(row, column, text.substring(0, room - 1) + "…", ink);
    }

    void across(int row, int from, int to, char character, Ink ink) {
        for (int column = from; column < to; column++) {
            put(row, column, character, ink);
        }
    }

    void down(int column, int from, int to, char character, Ink ink) {
        for (int row = from; row < to; row++) {
            put(row, column, character, ink);
        }
    }

    /// Lays `other` upon this sheet, its upper left corner at (`row`, `column`); its blanks cover nothing.
    void paste(Canvas other, int row, int column) {
        for (int r = 0; r < other.rows.size(); r++) {
            var cells = other.rows.get(r);
            for (int c = 0; c < cells.size(); c++) {
                if (!cells.get(c).equals(EMPTY)) {
                    put(row + r, column + c, cells.get(c).character, cells.get(c).ink);
                }
            }
        }
    }

    List<String> lines(Terminal terminal) {
        return rows.stream().map(cells -> line(cells, terminal)).toList();
    }

    private static String line(List<Cell> cells, Terminal terminal) {
        var line = new StringBuilder();
        for (int start = 0, end; start < cells.size(); start = end) {
            var run = new StringBuilder();
            var ink = cells.get(start).ink;
            for (end = start; end < cells.size() && cells.get(end).ink == ink; end++) {
                run.append(cells.get(end).character);
            }
            line.append(terminal.paint(run.toString(), ink));
        }
        return line.toString().stripTrailing();
    }
}
