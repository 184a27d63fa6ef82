package bailey.nftables.standing;

/// One difference between what stands in a kernel and what should: where (`chain forward`), and what (`lacks the rule
/// …`).
public record Divergence(String where, String what) {
    @Override
    public String toString() {
        return where + " " + what;
    }
}
