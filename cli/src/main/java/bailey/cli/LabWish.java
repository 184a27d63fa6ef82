package bailey.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is asked of a rehearsal: of which site, of all of it or a part, and what is told beside the report.
record LabWish(String site, boolean json, Optional<LabOnly> only, boolean trace, Optional<Path> capture) {
    /// As words that [#of] reads, for another process.
    List<String> words() {
        return List.of(
                site,
                Boolean.toString(json),
                only.map(LabOnly::words).orElse(""),
                Boolean.toString(trace),
                capture.map(Path::toString).orElse(""));
    }

    static LabWish of(List<String> words) {
        return new LabWish(
                words.get(0),
                Boolean.parseBoolean(words.get(1)),
                given(words.get(2)).map(LabOnly::new),
                Boolean.parseBoolean(words.get(3)),
                given(words.get(4)).map(Path::of));
    }

    private static Optional<String> given(String word) {
        return Optional.of(word).filter(w -> !w.isEmpty());
    }
}
