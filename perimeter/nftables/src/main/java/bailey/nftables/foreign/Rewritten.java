package bailey.nftables.foreign;

/// Packets whose end a ruleset rewrites, surely or maybe, as they meet the chain that does it, and to what: never a
/// map, which is taken apart.
public record Rewritten(Bounds packets, End end, Target target) {}
