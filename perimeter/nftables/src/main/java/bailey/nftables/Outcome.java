package bailey.nftables;

/// What a rule or a map's element decides.
public sealed interface Outcome {
    Outcome ACCEPT = new Accept();
    Outcome DROP = new Drop();

    record Accept() implements Outcome {}

    record Drop() implements Outcome {}

    /// Back to the chain that jumped here.
    record Return() implements Outcome {}

    /// On with `chain`, and back here after it.
    record Jump(String chain) implements Outcome {}

    /// On with `chain`, and not back.
    record Goto(String chain) implements Outcome {}
}
