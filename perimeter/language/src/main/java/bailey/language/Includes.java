package bailey.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files beside a site's own, by the name that they have in its problems.
public interface Includes {
    /// The text of a file; the message of the exception says what is wrong with it.
    String text(String name) throws IOException;

    /// Whether there is such a file.
    boolean exists(String name);

    /// None at all, for a text that stands alone.
    Includes NONE = new Includes() {
        @Override
        public String text(String name) throws IOException {
            throw new IOException("there is no such file");
        }

        @Override
        public boolean exists(String name) {
            return false;
        }
    };

    /// Those of this machine, up to [Reader#LONGEST_TEXT] bytes each.
    Includes FILES = new Includes() {
        @Override
        public String text(String name) throws IOException {
            var path = Path.of(name);
            if (!Files.exists(path)) {
                throw new IOException("there is no such file");
            }
            if (!Files.isRegularFile(path)) {
                throw new IOException("it is no file");
            }
            if (Files.size(path) > Reader.LONGEST_TEXT) {
                throw new IOException("it is longer than 64 MiB");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                        .toString();
            } catch (CharacterCodingException wrong) {
                throw new IOException("it is not UTF-8", wrong);
            }
        }

        @Override
        public boolean exists(String name) {
            return Files.exists(Path.of(name));
        }
    };
}
