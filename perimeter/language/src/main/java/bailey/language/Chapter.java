package bailey.language;

import bailey.language.Node.Broken;
import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.language.Node.Sequence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One file of a site, taken apart into its sections. `known` is whether it looks like a file of a site at
/// all.
record Chapter(Source source, boolean known, Map<Section, Entry> sections) {
    private static final int LOOKED_AT = 10_000; // lines

    static Chapter of(Source source, boolean included, Problems problems) {
        problems.file(source);
        int before = problems.count();
        var root = YamlTree.read(source, problems);
        boolean silent = problems.count() == before;
        var sections = new EnumMap<Section, Entry>(Section.class);
        if (root.isPresent()) {
            for (var entry : entries(root.get(), problems)) {
                section(entry, included, problems).ifPresent(s -> sections.put(s, entry));
            }
        } else if (silent && !included) {
            problems.add(
                    new Spot(source, 1, 1, 1),
                    "an empty file",
                    "begin with `bailey: 1`; examples/office.yaml is a whole site");
        }
        boolean known = root.map(Chapter::known).orElseGet(() -> silent || begun(source));
        return new Chapter(source, known, sections);
    }

    /// Whether one section at least bears a name that sections have.
    private static boolean known(Node root) {
        return root instanceof Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(e -> Section.named(e.key().text()).isPresent());
    }

    /// The same of a text that is no YAML, as far as its lines tell.
    private static boolean begun(Source source) {
        return IntStream.rangeClosed(1, Math.min(source.lines(), LOOKED_AT))
                .mapToObj(source::line)
                .anyMatch(line -> line.indexOf(':') > 0
                        && Section.named(line.substring(0, line.indexOf(':'))).isPresent());
    }

    private static Iterable<Entry> entries(Node root, Problems problems) {
        return switch (root) {
            case Mapping mapping -> mapping.entries();
            case Broken _ -> List.of();
            case Scalar _, Sequence _ -> {
                problems.add(
                        root.span().spot(), "no site", "a site is sections like `zones:`, and begins with `bailey: 1`");
                yield List.of();
            }
        };
    }

    private static Optional<Section> section(Entry entry, boolean included, Problems problems) {
        String name = entry.key().text();
        var section = Section.named(name);
        if (section.isEmpty()) {
            problems.add(
                    entry.key().span().spot(),
                    "no section " + Quoted.of(name),
                    Nearest.hint(name, Section.words(), "sections are " + String.join(" ", Section.words())));
        } else if (included && !section.get().definition()) {
            problems.add(
                    entry.key().span().spot(),
                    Quoted.of(name + ":") + " in an included file",
                    "that holds definitions only: zones, hosts, groups, services");
            return Optional.empty();
        }
        return section;
    }

    Optional<Entry> section(Section section) {
        return Optional.ofNullable(sections.get(section));
    }

    /// The beginning of the file.
    Spot top() {
        return new Spot(source, 1, 1, Math.max(1, source.line(1).length()));
    }
}
