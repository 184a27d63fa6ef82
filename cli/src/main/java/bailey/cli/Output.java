package bailey.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Optional;

/// A stream of the process that remembers the first write that failed, where a `PrintWriter` forgets it.
final class Output extends OutputStream {
    private final FileOutputStream file;
    private Optional<IOException> failure = Optional.empty();

    Output(FileDescriptor descriptor) {
        this.file = new FileOutputStream(descriptor);
    }

    Writer writer(Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(this, charset));
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (failure.isPresent()) {
            return;
        }
        try {
            file.write(bytes, offset, length);
        } catch (IOException failed) {
            failure = Optional.of(failed);
        }
    }

    /// The exit status after all is written. Who closed a pipe wanted no more of it; that a disk is full must be
    /// said.
    int status(int status, Terminal terminal) {
        if (failure.isEmpty() || String.valueOf(failure.get().getMessage()).contains("Broken pipe")) {
            return status;
        }
        terminal.warn("bailey: cannot write standard output: " + failure.get().getMessage());
        return Status.REFUSED;
    }
}
