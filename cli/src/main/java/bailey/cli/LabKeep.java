package bailey.cli;

import bailey.lab.KeptLab;
import bailey.linux.Background;
import bailey.linux.Command;
import bailey.linux.ProcessMark;
import bailey.linux.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A rehearsal after which the site stays up: a process in the background does it all, the [Keeper]. This one
/// hands on what it tells, and returns when it has told. Until then it ends when this one does.
final class LabKeep {
    private static final Duration END = Duration.ofSeconds(30);

    private final Terminal terminal;
    private final Map<String, String> environment;

    LabKeep(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /// Gives the exit status.
    int run(LabWish wish) throws IOException, InterruptedException {
        if (LabRights.missing(terminal)) {
            return Status.REFUSED;
        }
        KeptLab.find(RunFolder.of(environment)).ifPresent(kept -> {
            throw new WrongInput(already(kept.site()));
        });
        try (var keeper = keeper(wish)) {
            var goesFirst = new Thread(() -> gone(keeper));
            Runtime.getRuntime().addShutdownHook(goesFirst);
            var warnings = Thread.ofPlatform().daemon().start(() -> handOn(keeper, true));
            handOn(keeper, false);
            warnings.join();
            Runtime.getRuntime().removeShutdownHook(goesFirst);
            return status(keeper);
        }
    }

    static String already(String site) {
        return "the lab of " + site + " is kept already, and one at a time can be; end it with `bailey lab --down`";
    }

    private Background keeper(LabWish wish) throws IOException {
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        var modules = Optional.ofNullable(System.getProperty("jdk.module.main"));
        words.addAll(
                modules.isPresent()
                        ? List.of(
                                "--enable-native-access=bailey.linux",
                                "--module-path",
                                System.getProperty("jdk.module.path", ""),
                                "-m",
                                "bailey.cli/" + Keeper.class.getName())
                        : List.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path", ""),
                                Keeper.class.getName()));
        words.addAll(Keeper.words(terminal, wish));
        var command = Command.of(words);
        for (var variable : environment.entrySet()) {
            command = command.environment(variable.getKey(), variable.getValue());
        }
        return command.background();
    }

    private void handOn(Background keeper, boolean warnings) {
        try (var from = new InputStreamReader(stream(keeper, warnings), StandardCharsets.UTF_8)) {
            var to = warnings ? terminal.err() : terminal.out();
            copy(from, to);
        } catch (IOException gone) {
            System.getLogger("bailey.cli").log(System.Logger.Level.DEBUG, "the keeper tells no more", gone);
        }
    }

    private static InputStream stream(Background keeper, boolean warnings) throws IOException {
        return warnings ? keeper.err() : keeper.out();
    }

    /// At once what comes: progress is shown while it is made.
    private static void copy(InputStreamReader from, PrintWriter to) throws IOException {
        var some = new char[8192];
        for (int got = from.read(some); got >= 0; got = from.read(some)) {
            to.write(some, 0, got);
            to.flush();
        }
    }

    /// Its own, if it ended; that of its rehearsal, if it keeps a lab now.
    private int status(Background keeper) throws IOException {
        var kept =
                KeptLab.find(RunFolder.of(environment)).filter(k -> k.keeper().process() == keeper.process());
        return kept.isPresent()
                ? kept.get().status()
                : keeper.exit(END).orElseThrow(() -> new IOException("the lab neither stands nor ends"));
    }

    /// Who ends this process waits until nothing is left of the lab.
    private static void gone(Background keeper) {
        keeper.close();
        ProcessMark.of(keeper.process()).ifPresent(mark -> {
            try {
                mark.end(Duration.ofSeconds(2));
            } catch (IOException goesByItself) {
                System.getLogger("bailey.cli").log(System.Logger.Level.DEBUG, "the keeper", goesByItself);
            }
        });
    }
}
