package bailey.cli;

import bailey.lab.KeptLab;
import bailey.lab.Lab;
import bailey.linux.RunFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A program in the background, of [LabKeep]: rehearses a site, tells what came of it, and keeps it up until it
/// is ended itself. Its namespaces have no names and are gone with it, however it ends.
///
/// Until the lab is kept, the end of standard input means that nobody waits for it any more.
public final class Keeper {
    private static final int UNASKED = 143; // as for SIGTERM

    private final Terminal terminal;
    private final LabRun rehearsal;
    private final LabWish wish;
    private volatile boolean kept;

    private Keeper(Terminal terminal, LabWish wish) {
        this.terminal = terminal;
        this.rehearsal = new LabRun(terminal, InstantSource.system(), wish);
        this.wish = wish;
    }

    /// The arguments of the program: what the terminal can show, and what is asked.
    static List<String> words(Terminal terminal, LabWish wish) {
        var words = new ArrayList<>(List.of(
                Integer.toString(terminal.columns()),
                Boolean.toString(terminal.unicode()),
                Boolean.toString(terminal.colour())));
        words.addAll(wish.words());
        return words;
    }

    static void main(String[] arguments) {
        var words = List.of(arguments);
        var out = new PrintWriter(new Output(FileDescriptor.out).writer(StandardCharsets.UTF_8));
        var err = new PrintWriter(new Output(FileDescriptor.err).writer(StandardCharsets.UTF_8), true);
        var terminal = new Terminal(
                out,
                err,
                Integer.parseInt(words.get(0)),
                Boolean.parseBoolean(words.get(1)),
                Boolean.parseBoolean(words.get(2)));
        int status = new Keeper(terminal, LabWish.of(words.subList(3, words.size()))).run();
        out.flush();
        err.flush();
        System.exit(status);
    }

    private int run() {
        Thread.ofPlatform().daemon().name("asked").start(this::endUnasked);
        try {
            return rehearsal.run(this::keep);
        } catch (InterruptedException | RuntimeException | Error failed) {
            return Bailey.failed(failed, terminal, System.getenv());
        }
    }

    private void endUnasked() {
        try {
            while (System.in.read() >= 0) {} // nothing is ever written
        } catch (IOException over) {
            // as at its end
        }
        if (!kept) {
            Runtime.getRuntime().halt(UNASKED);
        }
    }

    private int keep(Lab lab, Lab.Run run) throws IOException, InterruptedException {
        rehearsal.tell(run);
        KeptLab.find(RunFolder.of(System.getenv())); // takes away what a killed one left
        var folder = RunFolder.made(System.getenv());
        var site = Path.of(wish.site()).toAbsolutePath().normalize().toString();
        var told = lab.kept(folder, site, LabRun.status(run));
        try {
            told.tell(lab.hosts());
        } catch (FileAlreadyExistsException another) {
            terminal.warn("bailey: " + LabKeep.already(site));
            return Status.WRONG_INPUT;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> forget(told)));
        terminal.warn(
                "It stays up: `bailey lab --host NAME COMMAND…` runs a command in one of its machines, `bailey lab"
                        + " --down` ends it.");
        kept = true;
        letGo();
        new CountDownLatch(1).await(); // until somebody ends this process
        return LabRun.status(run);
    }

    private static void forget(KeptLab told) {
        try {
            told.forget();
        } catch (IOException stays) {
            System.getLogger("bailey.cli").log(System.Logger.Level.DEBUG, "the next command removes it", stays);
        }
    }

    /// Whoever reads the standard streams is done; Java puts /dev/null in their place.
    private void letGo() throws IOException {
        terminal.out().flush();
        terminal.err().flush();
        new FileOutputStream(FileDescriptor.out).close();
        new FileOutputStream(FileDescriptor.err).close();
    }
}
