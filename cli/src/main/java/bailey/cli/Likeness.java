package bailey.cli;

/// What stands for a drawing character where only ASCII can be shown.
final class Likeness {
    private Likeness() {}

    static String ascii(String text) {
        var plain = new StringBuilder(text.length());
        text.chars().forEach(c -> plain.append(ascii((char) c)));
        return plain.toString();
    }

    private static char ascii(char c) {
        return switch (c) {
            case '─', '━', '═', '╌', '—', '–' -> '-';
            case '│', '┃', '║', '╎' -> '|';
            case '┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼' -> '+';
            case '┏', '┓', '┗', '┛', '┷', '┯', '╔', '╗', '╚', '╝', '╧', '╤', '╭', '╮', '╰', '╯' -> '+';
            case '█', '▄', '▀' -> '#';
            case '◆' -> '!';
            case '◇' -> '%';
            case '■' -> '=';
            case '★' -> '@';
            case '◀', '←', '⇐' -> '<';
            case '▶', '→' -> '>';
            case '▼', '↓' -> 'v';
            case '✓' -> '+';
            case '✗' -> 'x';
            case '·', '•' -> '-';
            case '…' -> '~';
            default -> c;
        };
    }
}
