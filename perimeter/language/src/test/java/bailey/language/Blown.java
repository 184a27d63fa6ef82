package bailey.language;

import java.util.Random;

/// Changes the blanks of a well-formatted text at random, where they mean nothing.
final class Blown {
    private Blown() {}

    static String about(String text, Random random) {
        var blown = new StringBuilder();
        for (var line : text.split("\n", -1)) {
            int hash = line.indexOf('#');
            String content = hash < 0 ? line : line.substring(0, hash);
            String comment = hash < 0 ? "" : line.substring(hash);
            int indent = content.length() - content.stripLeading().length();
            blown.append(" ".repeat(content.isBlank() ? content.length() : indent * 2));
            blown.append(words(content.strip(), random));
            if (!comment.isEmpty()) {
                blown.append(content.isBlank() ? " ".repeat(content.length()) : " ".repeat(1 + random.nextInt(9)))
                        .append(comment);
            }
            blown.append(random.nextInt(4) == 0 ? "  \n" : "\n");
            if (content.isEmpty() && comment.isEmpty() && random.nextBoolean()) {
                blown.append('\n');
            }
        }
        return blown.toString();
    }

    /// More blanks between words; behind the dash of a list they count, and stay.
    private static String words(String content, Random random) {
        if (content.indexOf('"') >= 0 || content.indexOf('\'') >= 0) {
            return content;
        }
        int start = content.startsWith("- ") ? 2 : 0;
        var blown = new StringBuilder(content.substring(0, start));
        for (int i = start; i < content.length(); i++) {
            blown.append(content.charAt(i));
            if (content.charAt(i) == ' ' && random.nextInt(3) == 0) {
                blown.append(" ".repeat(random.nextInt(4)));
            }
        }
        return blown.toString();
    }
}
