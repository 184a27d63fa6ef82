package bailey.language;

import bailey.policy.Origin;

/// What stands between blanks, and where.
record Word(String text, Spot at) {
    Origin origin() {
        return at.origin();
    }

    /// The text as it is quoted in problems.
    @Override
    public String toString() {
        return Quoted.of(text);
    }
}
