package bailey.language;

import java.util.Optional;

/// Numbers as the language writes them: decimal digits without sign or leading zero.
final class Numbers {
    private static final int MOST_DIGITS = 9;

    private Numbers() {}

    static Optional<Integer> decimal(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
