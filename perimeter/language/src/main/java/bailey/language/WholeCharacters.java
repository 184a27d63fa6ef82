package bailey.language;

import java.io.Reader;
import java.util.Objects;

/// Hands out a text in pieces that never end within a character of two `char`s, for `StreamReader` of
/// snakeyaml-engine 3.0.1 fails where its buffer does (`ReaderFuzzTestInputs/pair-across-buffers`). Half a character
/// is handed out as U+FFFE, which YAML does not allow.
final class WholeCharacters extends Reader {
    private static final char NONE = '\ufffe';

    private final String text;
    private int at;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (at == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), at + length);
        boolean torn = end - at > 1 && Character.isHighSurrogate(text.charAt(end - 1)) && whole(end - 1);
        int count = end - at - (torn ? 1 : 0);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(at + i);
            buffer[offset + i] = Character.isSurrogate(c) && !whole(at + i) ? NONE : c;
        }
        at += count;
        return count;
    }

    /// Whether a surrogate is one half of a pair.
    private boolean whole(int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
