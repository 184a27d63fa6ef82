package bailey.lab;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.nftables.Ruleset;
import bailey.nftables.foreign.ForeignException;
import bailey.nftables.standing.Divergence;
import bailey.nftables.standing.Divergences;
import bailey.nftables.standing.Listing;
import java.io.IOException;
import java.util.List;

/// What a machine's kernel lists of the ruleset that it was given, held to that.
final class ReadBack {
    private ReadBack() {}

    /// How it differs; only of Bailey's own tables.
    static List<Divergence> of(String machine, Namespace in, Ruleset loaded) throws IOException {
        try {
            return Divergences.between(loaded, Listing.read(Nft.json(in)));
        } catch (ForeignException unread) {
            throw new IOException("what nft lists of " + machine + " cannot be read: " + unread.getMessage(), unread);
        }
    }
}
