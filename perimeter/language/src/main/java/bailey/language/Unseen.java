package bailey.language;

import java.util.OptionalInt;

/// Characters that are obeyed and not seen: those that control a terminal (ECMA-48), those that turn, join or
/// break text (Unicode's Cf, Zl, Zp), halves of characters, and those that Unicode keeps for a program's own
/// use.
final class Unseen {
    private Unseen() {}

    static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> point >= 0xfdd0 && point <= 0xfdef;
        };
    }

    /// The first one in a text; tabs and line breaks, which are blanks, aside.
    static OptionalInt in(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if ((point < ' ' || point > '~') && point != '\t' && point != '\n' && is(point)) {
                return OptionalInt.of(point);
            }
            i += Character.charCount(point);
        }
        return OptionalInt.empty();
    }
}
