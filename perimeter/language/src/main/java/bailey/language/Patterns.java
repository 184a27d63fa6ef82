package bailey.language;

import java.util.List;
import java.util.stream.Collectors;

/// The words of the language as regular expressions that editors know (ECMA-262), for the schema. They accept all
/// that the reader accepts, and more: what a name stands for, an editor cannot tell.
final class Patterns {
    static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0," + (Names.LONGEST - 1) + "}";
    static final String PREFIX = "[0-9A-Fa-f.:]+(/[0-9]{1,3})?";
    static final String ADDRESS = "[0-9A-Fa-f.:]+";
    static final String DEVICE = "[A-Za-z0-9._-]{1,15}";
    static final String SERVICE = "((tcp|udp)/[0-9]+(-[0-9]+)?|(icmp|icmpv6|ip)/[0-9]+|[A-Za-z0-9][A-Za-z0-9_-]*)";
    static final String DOOR = "(exposed|([0-9]+=)?" + SERVICE + ")";
    static final String HOST_NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]*";

    private Patterns() {}

    /// One or more of a word.
    static String some(String word) {
        return word + "(\\s+" + word + ")*";
    }

    /// The whole text, blanks around it aside.
    static String whole(String pattern) {
        return "^\\s*" + pattern + "\\s*$";
    }

    static String oneOf(List<String> words) {
        return words.stream().collect(Collectors.joining("|", "(", ")"));
    }

    static String sentence(String from, String arrow, String to) {
        return whole(some(from) + "\\s+" + arrow + "\\s+" + some(to));
    }
}
