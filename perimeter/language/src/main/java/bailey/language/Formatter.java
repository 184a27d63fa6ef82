package bailey.language;

/// Gives a site's text the form that the examples have. It changes blanks and nothing else: words, comments, and the
/// order of all stay.
///
/// A second pass changes nothing. What the new text means is compared with what the old one did, and where they
/// differ, or where the text is no YAML, it stays as it is.
public final class Formatter {
    private Formatter() {}

    public static String format(String text) {
        if (text.length() > Reader.LONGEST_TEXT) {
            return text;
        }
        String once = pass(text);
        return once.equals(text) || once.equals(pass(once)) ? once : text;
    }

    private static String pass(String text) {
        var source = new Source("", text);
        var problems = new Problems();
        var tree = YamlTree.read(source, problems);
        if (tree.isEmpty() || problems.count() > 0) {
            return text;
        }
        String laidOut = Layout.of(source, tree.get());
        var again = YamlTree.read(new Source("", laidOut), problems);
        return again.isPresent() && problems.count() == 0 && SameMeaning.of(tree.get(), again.get()) ? laidOut : text;
    }
}
