package bailey.cli;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// The file that a lab's packets are written to, in place of what it held. It is opened before the lab is put
/// up, so that a wrong name costs no rehearsal.
final class CaptureFile {
    private CaptureFile() {}

    static OutputStream opened(Path file) {
        try {
            return new BufferedOutputStream(new FileOutputStream(file.toFile()));
        } catch (IOException refused) {
            throw new WrongInput("cannot write " + refused.getMessage()); // which names the file, and why
        }
    }
}
