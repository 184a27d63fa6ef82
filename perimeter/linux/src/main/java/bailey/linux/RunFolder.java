package bailey.linux;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The folder for what this user's programs tell each other while they run: `BAILEY_RUN`, else for root
/// `/run/bailey`, else `bailey` in `XDG_RUNTIME_DIR`, else `/tmp/bailey-UID`. Nobody else may look into it.
///
/// Who is root of a user namespace alone is the user that he is outside.
public final class RunFolder {
    private static final int OTHERS = 0b111_111; // the bits of a mode that are not the owner's

    private RunFolder() {}

    /// Where it is, or would be.
    public static Path of(Map<String, String> environment) throws IOException {
        var named = environment.getOrDefault("BAILEY_RUN", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        long user = outside(own());
        if (user == 0) {
            return Path.of("/run/bailey");
        }
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return runtime.isEmpty() || !Files.isDirectory(Path.of(runtime))
                ? Path.of("/tmp/bailey-" + user)
                : Path.of(runtime, "bailey");
    }

    /// Makes it where it is not there.
    ///
    /// @throws IOException when it is no folder, or others may look into it
    public static Path made(Map<String, String> environment) throws IOException {
        var folder = of(environment);
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException there) {
            // whose it is comes next
        }
        check(folder);
        return folder;
    }

    /// Whether it can be trusted.
    ///
    /// @throws IOException when it is no folder of ours, or others may look into it
    public static void check(Path folder) throws IOException {
        var known = Files.readAttributes(folder, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        boolean ours = number(known, "uid") == own()
                && (number(known, "mode") & OTHERS) == 0
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        if (!ours) {
            throw new IOException(folder + " has to be a folder of yours that nobody else may open (mode 0700)");
        }
    }

    private static long own() throws IOException {
        return number(Files.readAttributes(Path.of("/proc/self"), "unix:uid"), "uid");
    }

    private static long number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IOException("no " + name + " of a file is known here");
    }

    /// What a user's number is outside this user namespace (user_namespaces(7): inside, outside, how many).
    private static long outside(long user) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/uid_map"))) {
            var words = line.strip().split("\\s+", -1);
            long offset = user - Long.parseLong(words[0]);
            if (offset >= 0 && offset < Long.parseLong(words[2])) {
                return Long.parseLong(words[1]) + offset;
            }
        }
        return user;
    }
}
