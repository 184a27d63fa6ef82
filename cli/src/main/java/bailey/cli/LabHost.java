package bailey.cli;

import bailey.lab.KeptLab;
import bailey.linux.Command;
import bailey.linux.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command in a machine of the kept lab. This program turns into it, so that terminal, signals and exit status
/// are the command's own.
///
/// The command is in the machine's network, and in a mount namespace of its own where the lab's names stand in
/// /etc/hosts; all else is this machine's: files, processes, users.
final class LabHost {
    /// The first word is the file of names; what follows is the command, never a part of this text.
    private static final String NAMES = "mount --bind -- \"$1\" /etc/hosts 2>/dev/null"
            + " || echo 'bailey: the names of the lab are not known here' >&2; shift; exec \"$@\"";

    private static final String PROGRAMS = ":/usr/local/sbin:/usr/sbin:/sbin"; // ip, nft, tcpdump

    private final Map<String, String> environment;

    LabHost(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Does not return but by throwing. Without a command it is the user's shell.
    int run(String name, List<String> command) throws IOException {
        var kept = KeptLab.find(RunFolder.of(environment))
                .orElseThrow(() -> new WrongInput("no lab is kept; put one up with `bailey lab --keep SITE`"));
        var network = kept.namespace(name).orElseThrow(() -> unknown(name, kept));
        var words = new ArrayList<>(List.of("nsenter"));
        if (!sameUsers(kept)) {
            words.addAll(List.of("--user=" + kept.users(), "--preserve-credentials"));
        }
        words.addAll(List.of("--net=" + network, "--", "unshare", "--mount", "--"));
        words.addAll(List.of("/bin/sh", "-c", NAMES, "bailey", kept.hosts().toString()));
        words.addAll(command.isEmpty() ? List.of(environment.getOrDefault("SHELL", "/bin/sh")) : command);
        Command.of(words)
                .environment("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin") + PROGRAMS)
                .environment("BAILEY_HOST", name)
                .become();
        return Status.REFUSED;
    }

    /// A lab without root has a user namespace of its own, which is entered too.
    private static boolean sameUsers(KeptLab kept) throws IOException {
        return Files.readSymbolicLink(kept.users()).equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
    }

    private static WrongInput unknown(String name, KeptLab kept) {
        var known = List.copyOf(kept.machines().keySet());
        return new WrongInput("no machine `" + name + "` in the lab of " + kept.site() + "; "
                + NearName.of(name, known)
                        .map(n -> "did you mean `" + n + "`?")
                        .orElseGet(() -> "there are `" + String.join("` `", known) + "`"));
    }
}
