package bailey.lab;

import bailey.linux.ProcessMark;
import bailey.linux.RunFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A lab that stays up in the background, as other programs of the same user find it. Its `keeper` is the one
/// process that holds its namespaces; with that process all of it is gone, and its file is worth nothing.
///
/// `site` is the file it was made of, `status` the exit status of its rehearsal. `machines` has for each name
/// the number of the keeper's open file that is the machine's network namespace.
///
/// The file: `bailey-lab 1`, then a line for each of `keeper PROCESS STARTED`, `status N`, `machine NAME
/// NUMBER` and `site PATH`.
public record KeptLab(Path folder, ProcessMark keeper, String site, int status, Map<String, Integer> machines) {
    private static final String FIRST = "bailey-lab 1";
    private static final String FILE = "lab";
    private static final String HOSTS = "lab.hosts";

    public KeptLab {
        machines = new LinkedHashMap<>(machines);
    }

    /// The lab that the user keeps, if there is one. What a lab left that was killed is removed.
    ///
    /// @throws IOException when the folder is no place to trust, or its file cannot be understood
    public static Optional<KeptLab> find(Path folder) throws IOException {
        try {
            RunFolder.check(folder);
            var kept = read(folder, Files.readString(folder.resolve(FILE)));
            if (kept.keeper.runs()) {
                return Optional.of(kept);
            }
            kept.forget();
        } catch (NoSuchFileException none) {
            // nobody keeps one
        }
        return Optional.empty();
    }

    /// Lets other programs of this user find the lab.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when one is kept already
    public void tell(String hosts) throws IOException {
        create(folder.resolve(FILE), print());
        Files.deleteIfExists(hosts());
        create(hosts(), hosts);
    }

    private static void create(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /// Takes back what [#tell] said, and the folder where nothing else is in it.
    public void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
        Files.deleteIfExists(hosts());
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException used) {
            // by somebody else
        }
    }

    /// The names of its machines, in the form of hosts(5).
    public Path hosts() {
        return folder.resolve(HOSTS);
    }

    /// The network namespace of a machine, as a file that can be entered.
    public Optional<Path> namespace(String machine) {
        return Optional.ofNullable(machines.get(machine)).map(n -> process().resolve("fd/" + n));
    }

    /// The keeper's user namespace.
    public Path users() {
        return process().resolve("ns/user");
    }

    private Path process() {
        return Path.of("/proc", Long.toString(keeper.process()));
    }

    private String print() {
        var lines = new ArrayList<>(
                List.of(FIRST, "keeper " + keeper.process() + " " + keeper.started(), "status " + status));
        machines.forEach((name, number) -> lines.add("machine " + name + " " + number));
        lines.add("site " + site);
        return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
    }

    static KeptLab read(Path folder, String text) throws IOException {
        var file = folder.resolve(FILE);
        try {
            var lines = text.lines().toList();
            var keeper = words(lines.get(1), "keeper", 2);
            var machines = new LinkedHashMap<String, Integer>();
            for (var line : lines.subList(3, lines.size() - 1)) {
                var words = words(line, "machine", 2);
                machines.put(words.getFirst(), Integer.valueOf(words.getLast()));
            }
            int status = Integer.parseInt(words(lines.get(2), "status", 1).getFirst());
            var mark = new ProcessMark(Long.parseLong(keeper.getFirst()), Long.parseLong(keeper.getLast()));
            var site = lines.getLast().substring("site ".length());
            if (lines.getFirst().equals(FIRST) && lines.getLast().startsWith("site ")) {
                return new KeptLab(folder, mark, site, status, machines);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new IOException("cannot understand " + file + "; remove it", wrong);
        }
        throw new IOException("cannot understand " + file + "; remove it");
    }

    private static List<String> words(String line, String first, int more) {
        var words = List.of(line.split(" ", -1));
        if (words.size() != more + 1 || !words.getFirst().equals(first)) {
            throw new IllegalArgumentException(line);
        }
        return words.subList(1, words.size());
    }
}
