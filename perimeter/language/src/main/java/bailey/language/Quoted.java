package bailey.language;

/// A text from the file as problems quote it: in backticks, and cut where it is long.
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String text) {
        return "`" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "`";
    }
}
