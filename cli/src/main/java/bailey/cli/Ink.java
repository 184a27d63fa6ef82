package bailey.cli;

import java.util.Arrays;

/// What a stretch of terminal text is about; a terminal with colour shows it.
///
/// A painted text stands between marks until [Terminal#say] makes escape sequences of them: those of foreign
/// text may not pass there. Unicode keeps U+FDD0 to U+FDEF for a program's own use, and a site that holds one
/// does not read.
enum Ink {
    PLAIN('\ufdd0', ""),
    FAINT('\ufdd1', "2"),
    TITLE('\ufdd2', "1"),
    /// Outside, and what is open to it.
    STRANGER('\ufdd3', "31"),
    DMZ('\ufdd4', "33"),
    INTERNAL('\ufdd5', "32"),
    MANAGEMENT('\ufdd6', "36"),
    WALL('\ufdd7', "1;35"),
    GOOD('\ufdd8', "32"),
    BAD('\ufdd9', "1;31");

    /// Ends every colour (ECMA-48, SGR).
    static final String END_SEQUENCE = "\u001b[0m";

    private static final char LAST = '\ufdd9';
    private static final char END = '\ufdef';

    private final char mark;
    private final String code;

    Ink(char mark, String code) {
        this.mark = mark;
        this.code = code;
    }

    /// `text` between marks.
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : mark + text + END;
    }

    static boolean begins(int point) {
        return point >= PLAIN.mark && point <= LAST;
    }

    static boolean isMark(int point) {
        return begins(point) || point == END;
    }

    /// The escape sequence (ECMA-48, SGR) that a mark stands for.
    static String sequence(int mark) {
        return Arrays.stream(values())
                .filter(ink -> ink.mark == mark)
                .findFirst()
                .map(ink -> "\u001b[" + ink.code + "m")
                .orElse(END_SEQUENCE);
    }
}
