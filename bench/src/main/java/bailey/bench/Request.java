package bailey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be measured, and how thoroughly.
record Request(List<Part> parts, Effort effort) {
    static final String USAGE =
            "usage: bench/run [dataplane|ablate|compile|proof|jmh|lab]… [--quick] [--flows=N]; without a name all but ablate";

    private static final String FLOWS = "--flows=";

    Request {
        parts = List.copyOf(parts);
    }

    /// Empty where a word is not understood.
    static Optional<Request> of(List<String> words) {
        var parts = new ArrayList<Part>();
        var effort = words.contains("--quick") ? Effort.QUICK : Effort.FULL;
        for (var word : words) {
            var part = Part.of(word);
            if (part.isPresent()) {
                parts.add(part.get());
            } else if (word.matches(FLOWS + "[1-9]\\d{1,5}")) {
                effort = effort.at(Integer.parseInt(word.substring(FLOWS.length())));
            } else if (!word.equals("--quick")) {
                return Optional.empty();
            }
        }
        return Optional.of(new Request(parts.isEmpty() ? Part.USUAL : parts, effort));
    }
}
