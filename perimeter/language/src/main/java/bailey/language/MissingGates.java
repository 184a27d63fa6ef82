package bailey.language;

import bailey.language.Node.Scalar;
import bailey.policy.Host;
import bailey.policy.Publication;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;

/// Warns of published services behind which no gate stands: hosts without a file in the folder of `gates:`.
final class MissingGates {
    private MissingGates() {}

    static void warn(Draft draft, Scalar folder, Includes includes) {
        var told = Collections.<Host>newSetFromMap(new IdentityHashMap<>());
        for (var stated : draft.lines) {
            if (stated.line() instanceof Publication door) {
                for (var host : door.hosts()) {
                    var file = file(draft, folder, host);
                    if (told.add(host) && !includes.exists(file)) {
                        draft.problems.warn(
                                stated.sentence().to().getFirst().at(),
                                "no gate is named for what `" + host.name() + "` publishes: there is no `" + file + "`",
                                "describe the gate there, or publish another host");
                    }
                }
            }
        }
    }

    private static String file(Draft draft, Scalar folder, Host host) {
        try {
            return Path.of(draft.main().source().name())
                    .resolveSibling(folder.text())
                    .resolve(host.name() + ".yaml")
                    .normalize()
                    .toString();
        } catch (InvalidPathException odd) {
            return folder.text() + "/" + host.name() + ".yaml";
        }
    }
}
