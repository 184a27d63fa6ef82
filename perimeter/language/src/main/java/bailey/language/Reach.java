package bailey.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// How far a site reaches for the files that it includes: to its own folder and [#UP] above it, and to what
/// is below these. A site may come from anybody and be read by root, and problems quote lines: `include:
/// [/etc/shadow]` must not show any.
final class Reach {
    private static final int UP = 3;
    private static final List<String> KERNELS = List.of("/proc", "/sys", "/dev");
    private static final String FORM = "an included file's name ends in `.yaml` or `.yml`";

    private final Path folder;
    private final Includes includes;
    private final Problems problems;

    /// Of a site whose own file has this name.
    Reach(String main, Includes includes, Problems problems) {
        var own = Path.of(main).normalize().getParent();
        this.folder = own == null ? Path.of("") : own;
        this.includes = includes;
        this.problems = problems;
    }

    /// Where the file that `file` names really is; a problem and nothing where a site may not include it. Its
    /// name is judged before it is looked for, so that nobody learns what else there is.
    Optional<Path> real(Word file, Path place) throws IOException {
        if (Path.of(file.text()).isAbsolute()) {
            return refused(file, "an absolute place: " + file, "name it from this file's folder: `../common.yaml`");
        }
        if (!yaml(place)) {
            return refused(file, "no file of a site: " + file, FORM);
        }
        if (!near(folder, place)) {
            return far(file);
        }
        var real = includes.real(place.toString());
        if (KERNELS.stream().anyMatch(real::startsWith)) {
            return refused(file, file + " leads to where no file of a site lies", "copy it beside the site");
        }
        if (!yaml(real)) {
            return refused(file, file + " leads to what is no file of a site", FORM);
        }
        return near(includes.real(folder.toString()), real) ? Optional.of(real) : far(file);
    }

    private static boolean yaml(Path place) {
        return place.toString().endsWith(".yaml") || place.toString().endsWith(".yml");
    }

    private static boolean near(Path folder, Path place) {
        return StreamSupport.stream(folder.relativize(place).spliterator(), false)
                        .filter(name -> name.toString().equals(".."))
                        .count()
                <= UP;
    }

    private Optional<Path> far(Word file) {
        return refused(
                file,
                file + " is too far from the site's own file",
                "it may lie up to " + UP + " folders above that, or below these");
    }

    private Optional<Path> refused(Word file, String wrong, String instead) {
        problems.add(file.at(), wrong, instead);
        return Optional.empty();
    }
}
