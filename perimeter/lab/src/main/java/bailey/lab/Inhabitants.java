package bailey.lab;

import bailey.linux.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The programs that people run in the machines of a kept lab. Each keeps its machine's namespace alive, so they
/// end with the lab.
public final class Inhabitants {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private Inhabitants() {}

    /// Those that run now.
    public static List<ProcessMark> of(KeptLab lab) throws IOException {
        var namespaces = lab.machines().keySet().stream()
                .flatMap(m -> lab.namespace(m).stream())
                .map(Inhabitants::target)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.toSet());
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            return StreamSupport.stream(processes.spliterator(), false)
                    .filter(p -> in(namespaces, p))
                    .flatMap(p -> ProcessMark.of(Long.parseLong(String.valueOf(p.getFileName()))).stream())
                    .filter(p -> !p.equals(lab.keeper()))
                    .toList();
        }
    }

    private static boolean in(Set<String> namespaces, Path process) {
        return namespaces.contains(target(process.resolve("ns/net")));
    }

    /// `net:[4026532281]`; nothing of what is gone or another user's.
    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    /// Ends the lab and what runs in it, and returns when all is gone.
    public static void end(KeptLab lab) throws IOException {
        var inside = of(lab);
        lab.keeper().end(Duration.ofSeconds(5));
        for (var process : inside) {
            process.end(GRACE);
        }
        lab.forget();
    }
}
