package bailey.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be asked for by name.
enum Part {
    /// What packets cost under each contender.
    DATAPLANE,
    /// What each part of our ruleset costs; only when asked for.
    ABLATE,
    /// From a text of many flows to the kernel.
    COMPILE,
    /// What it costs to prove a site, and to build packet sets, beside binary decision diagrams.
    PROOF,
    /// Reader, compiler, printer and meaning, warm.
    JMH,
    /// A site of a hundred hosts up, probed, down.
    LAB;

    static final List<Part> USUAL = List.of(DATAPLANE, COMPILE, PROOF, JMH, LAB);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }
}
