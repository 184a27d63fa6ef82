package bailey.proof;

import java.util.Optional;

/// What every perimeter has to keep, whatever its file grants.
public interface Law {
    /// As `waives:` names it.
    String name();

    /// What has to hold, in one sentence.
    String demands();

    /// Why it is a law.
    String why();

    /// Whether a line may be excepted, with a reason.
    boolean waivable();

    /// A site that breaks it, and the same mended; none where no file breaks it.
    default Optional<Example> example() {
        return Optional.empty();
    }
}
