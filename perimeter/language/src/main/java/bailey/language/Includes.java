package bailey.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files beside a site's own, by the name that they have in its problems.
public interface Includes {
    /// The text of a file; the message of the exception says what is wrong with it.
    String text(String name) throws IOException;

    /// Whether there is such a file.
    boolean exists(String name);

    /// Where a file really is, links followed; the exception says why that cannot be told.
    default Path real(String name) throws IOException {
        return Path.of(name).normalize();
    }

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
            return MachineFiles.text(name);
        }

        @Override
        public boolean exists(String name) {
            return Files.exists(Path.of(name));
        }

        @Override
        public Path real(String name) throws IOException {
            return MachineFiles.real(name);
        }
    };
}
