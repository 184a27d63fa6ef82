package bailey.cli;

/// What a stretch of terminal text is about; a terminal with colour shows it.
enum Ink {
    PLAIN(""),
    FAINT("2"),
    TITLE("1"),
    /// Outside, and what is open to it.
    STRANGER("31"),
    DMZ("33"),
    INTERNAL("32"),
    MANAGEMENT("36"),
    WALL("1;35"),
    GOOD("32"),
    BAD("1;31");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /// `text`, between the escape sequences (ECMA-48, SGR) that colour it.
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
