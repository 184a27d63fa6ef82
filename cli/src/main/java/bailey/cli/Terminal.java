package bailey.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;

/// Where a command's words go, and what can be shown there.
record Terminal(PrintWriter out, PrintWriter err, int columns, boolean unicode, boolean colour) {
    private static final int COLUMNS = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 500;

    /// What the environment says of a terminal; `interactive` is whether standard output is one.
    static Terminal of(
            PrintWriter out, PrintWriter err, Charset charset, boolean interactive, Map<String, String> environment) {
        boolean unicode = charset.name().startsWith("UTF-");
        boolean colour = interactive
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(out, err, columns(environment.getOrDefault("COLUMNS", "")), unicode, colour);
    }

    private static int columns(String text) {
        boolean number = text.matches("[0-9]{1,4}");
        return number ? Math.clamp(Integer.parseInt(text), NARROWEST, WIDEST) : COLUMNS;
    }

    /// `text` in a colour, for a line of [#say].
    String paint(String text, Ink ink) {
        return colour ? ink.paint(text) : text;
    }

    /// A document for programs, as it stands.
    void print(String document) {
        out.print(document);
    }

    /// A line for people. What of it comes from a file or an argument is not obeyed.
    void say(String line) {
        out.println(plain(line));
    }

    void warn(String line) {
        err.println(plain(line));
    }

    /// As the terminal can show it: without UTF-8, what we draw with has a likeness in ASCII.
    String plain(String text) {
        var line = Escapes.line(text, colour);
        return unicode ? line : Likeness.ascii(line);
    }
}
