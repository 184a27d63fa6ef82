package bailey.language;

import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// From text to a site, with every problem at once.
public final class Reader {
    /// The longest text of a site, in bytes and in characters.
    public static final int LONGEST_TEXT = 64 << 20;

    private static final String VERSION = "1";

    private Reader() {}

    /// Reads a file, under the name it is given by; lines that ended before `today` (UTC) are problems. The exception
    /// says that, and why, the file itself cannot be read.
    public static Reading read(Path file, LocalDate today) throws IOException {
        return read(file.toString(), Includes.FILES.text(file.toString()), Includes.FILES, today);
    }

    /// Reads a text as if it stood in a file of that name, with `includes` beside it.
    public static Reading read(String name, String text, Includes includes, LocalDate today) {
        var problems = new Problems();
        var source = new Source(name, text);
        if (text.length() > LONGEST_TEXT) {
            problems.add(new Spot(source, 1, 1, 1), "longer than 64 MiB");
            return new Reading(Optional.empty(), problems.problems(), problems.warnings());
        }
        var chapters = Chapters.of(source, includes, problems);
        if (chapters.getFirst().sections().isEmpty() && problems.count() > 0) {
            return new Reading(Optional.empty(), problems.problems(), problems.warnings());
        }
        return site(new Draft(chapters, problems, today), includes);
    }

    private static Reading site(Draft draft, Includes includes) {
        version(draft);
        var name = name(draft);
        int before = draft.problems.count();
        ZoneSection.read(draft);
        draft.mapped = draft.problems.count() == before;
        HostSection.read(draft);
        before = draft.problems.count();
        FirewallSection.read(draft);
        draft.mapped &= draft.problems.count() == before;
        GroupSection.read(draft);
        for (var services : draft.everywhere(Section.SERVICES)) {
            draft.services.read(services.value(), draft.shape);
        }
        draft.services.resolve();
        DynamicSection.read(draft);
        PublishSection.read(draft);
        FlowSection.read(draft);
        NatSection.read(draft);
        PromiseSection.read(draft);
        MannerSection.read(draft);
        var gates =
                draft.section(Section.GATES).flatMap(e -> draft.shape.text(e.key(), e.value(), "a folder: `gates/`"));
        draft.lines.sort(Comparator.comparing(stated -> stated.line().origin()));
        Checks.judge(draft);
        if (draft.problems.count() == 0) {
            Checks.warn(draft, gates, includes);
        }
        var site = draft.problems.count() == 0 && name.isPresent()
                ? Optional.of(draft.site(name.get().text(), name.get().origin(), gates.map(Node.Scalar::text)))
                : Optional.<Site>empty();
        return new Reading(site, draft.problems.problems(), draft.problems.warnings());
    }

    /// Of every file that states it; the site's own must.
    private static void version(Draft draft) {
        if (draft.section(Section.BAILEY).isEmpty()) {
            draft.problems.add(
                    draft.main().top(), "no version of the language", "begin with `bailey: " + VERSION + "`");
        }
        for (var entry : draft.everywhere(Section.BAILEY)) {
            var version = draft.shape.word(entry.key(), entry.value(), "`" + VERSION + "`");
            version.filter(v -> !v.text().equals(VERSION))
                    .ifPresent(v -> draft.problems.add(
                            v.at(),
                            "no version " + v + " of the language",
                            "this program reads version `" + VERSION + "`"));
        }
    }

    private static Optional<Word> name(Draft draft) {
        var entry = draft.section(Section.SITE);
        if (entry.isEmpty()) {
            draft.problems.add(draft.main().top(), "the site has no name", "add `site: NAME`");
            return Optional.empty();
        }
        return draft.shape
                .word(entry.get().key(), entry.get().value(), "a name: `office`")
                .filter(name -> Names.wellFormed(name, draft.problems));
    }
}
