package bailey.language;

import bailey.policy.Origin;

/// A stretch of one line of a text; line and column from 1, the length in characters.
record Spot(Source source, int line, int column, int length) {
    Origin origin() {
        return new Origin(source.name(), line, column);
    }
}
