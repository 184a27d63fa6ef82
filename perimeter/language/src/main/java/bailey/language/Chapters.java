package bailey.language;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A site's own file and those it includes, each once, whoever includes it. A file is named as its includer's
/// folder makes it.
final class Chapters {
    private static final int DEEPEST = 16;
    private static final int MOST = 256;

    private final Includes includes;
    private final Problems problems;
    private final Shape shape;
    private final List<Chapter> chapters = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private long length;

    private Chapters(Includes includes, Problems problems) {
        this.includes = includes;
        this.problems = problems;
        this.shape = new Shape(problems);
    }

    /// The site's own file comes first.
    static List<Chapter> of(Source main, Includes includes, Problems problems) {
        var all = new Chapters(includes, problems);
        all.read(Chapter.of(main, false, problems));
        return List.copyOf(all.chapters);
    }

    private void read(Chapter chapter) {
        var source = chapter.source();
        String name = normal(source.name());
        seen.add(name);
        open.add(name);
        length += source.text().length();
        chapters.add(chapter);
        chapter.section(Section.INCLUDE).ifPresent(entry -> {
            for (var item : shape.items(entry.value(), "include:", "include: [../common.yaml]")) {
                shape.text(entry.key(), item, "a file's name")
                        .ifPresent(file ->
                                include(new Word(file.text(), file.span().spot()), source));
            }
        });
        open.remove(name);
    }

    private void include(Word file, Source from) {
        try {
            var place = Path.of(from.name()).resolveSibling(file.text()).normalize();
            String name = place.toString();
            if (open.contains(name)) {
                problems.add(file.at(), file + " includes itself", "remove one of the includes");
            } else if (!seen.contains(name) && room(file)) {
                var real = new Reach(chapters.getFirst().source().name(), includes, problems).real(file, place);
                if (real.isPresent()) {
                    part(file, new Source(name, includes.text(real.get().toString())));
                }
            }
        } catch (AccessDeniedException denied) {
            problems.add(file.at(), "cannot read " + file + ": you may not", "see ls -l");
        } catch (IOException unreadable) {
            problems.add(
                    file.at(),
                    "cannot read " + file + ": " + unreadable.getMessage(),
                    "its name is seen from this file's folder");
        } catch (InvalidPathException wrong) {
            problems.add(file.at(), "no file's name: " + file);
        }
    }

    /// Reads an included file. Of one that has nothing of a site nothing is quoted: who wrote the site may
    /// not be who may read it.
    private void part(Word file, Source source) {
        var own = new Problems();
        var chapter = Chapter.of(source, true, own);
        if (!chapter.known()) {
            seen.add(source.name());
            problems.add(
                    file.at(),
                    file + " holds nothing of a site",
                    "an included file has sections like `zones:`, `hosts:`, `groups:` and `services:`");
            return;
        }
        problems.file(source);
        problems.addAll(own);
        read(chapter);
    }

    private boolean room(Word file) {
        if (open.size() >= DEEPEST || seen.size() >= MOST || length > Reader.LONGEST_TEXT) {
            problems.add(
                    file.at(),
                    "too much is included: at most " + DEEPEST + " deep, " + MOST + " files and 64 MiB",
                    "join some of the files");
            return false;
        }
        return true;
    }

    private static String normal(String name) {
        try {
            return Path.of(name).normalize().toString();
        } catch (InvalidPathException odd) {
            return name;
        }
    }
}
