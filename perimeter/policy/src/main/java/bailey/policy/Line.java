package bailey.policy;

/// A line of the file that grants something.
public sealed interface Line permits Flow, ByName, Publication {
    Origin origin();

    Terms terms();

    /// The line as written, its options aside: `www mx -> directory: ldaps`.
    String text();
}
