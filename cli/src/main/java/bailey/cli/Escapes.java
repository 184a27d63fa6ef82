package bailey.cli;

/// Foreign text as a terminal may be given it: what it would obey (controls, ECMA-48; what turns or breaks
/// text, Unicode's Cf, Zl and Zp) is spelt out, as `\u001b`. The marks of our own [Ink] become its sequences.
final class Escapes {
    private Escapes() {}

    /// A line; a line break in it is spelt out too, so that no name makes a line of its own.
    static String line(String text, boolean colour) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        var line = new StringBuilder(text.length() + 16);
        boolean inked = false;
        for (int point : text.codePoints().toArray()) {
            if (colour && Ink.isMark(point)) {
                line.append(Ink.sequence(point));
                inked = Ink.begins(point);
            } else if (obeyed(point)) {
                line.append("\\u%04x".formatted(point));
            } else {
                line.appendCodePoint(point);
            }
        }
        return inked ? line.append(Ink.END_SEQUENCE).toString() : line.toString();
    }

    private static boolean obeyed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\t';
            case Character.FORMAT, Character.SURROGATE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> Ink.isMark(point);
        };
    }
}
