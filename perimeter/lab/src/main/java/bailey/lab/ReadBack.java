package bailey.lab;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.nftables.Ruleset;
import bailey.nftables.foreign.ForeignException;
import bailey.nftables.standing.Divergences;
import bailey.nftables.standing.Listing;
import java.io.IOException;

/// Whether a machine's kernel holds the ruleset that it was given, by what it lists.
final class ReadBack {
    private ReadBack() {}

    /// @throws IOException when it holds another
    static void check(String machine, Namespace in, Ruleset loaded) throws IOException {
        try {
            var divergences = Divergences.between(loaded, Listing.read(Nft.json(in)));
            if (!divergences.isEmpty()) {
                throw new IOException("the kernel of " + machine + " does not hold what was loaded: "
                        + divergences.getFirst() + (divergences.size() > 1 ? ", and more" : ""));
            }
        } catch (ForeignException unread) {
            throw new IOException("what nft lists of " + machine + " cannot be read: " + unread.getMessage(), unread);
        }
    }
}
