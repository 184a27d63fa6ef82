package bailey.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The files of this machine, up to [Reader#LONGEST_TEXT] bytes each.
final class MachineFiles {
    private MachineFiles() {}

    static String text(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.exists(path)) {
            throw new IOException("there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is no file");
        }
        return Files.size(path) == 0 ? "" : decoded(bytes(path));
    }

    /// Reads no more than it may: a file can grow. One without a length is not read at all, since those of
    /// the kernel (`/proc/kmsg`) may never end.
    private static byte[] bytes(Path path) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(Reader.LONGEST_TEXT + 1);
        }
        if (bytes.length > Reader.LONGEST_TEXT) {
            throw new IOException("it is longer than 64 MiB");
        }
        return bytes;
    }

    private static String decoded(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new IOException("it is not UTF-8", wrong);
        }
    }

    static Path real(String name) throws IOException {
        try {
            return Path.of(name).toRealPath();
        } catch (NoSuchFileException absent) {
            throw new IOException("there is no such file", absent);
        }
    }
}
