package bailey.lab;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.NftException;
import java.io.IOException;

/// How rulesets get into the lab's machines: whole, or in parts where the kernel takes no message so long. In a
/// user namespace nft cannot ask for more room, and nobody is there yet to see half a ruleset.
final class Loading {
    private static final String TOO_LONG = "Message too long"; // EMSGSIZE, by nft

    private Loading() {}

    static void load(Namespace into, String ruleset) throws IOException {
        try {
            Nft.apply(into, ruleset);
        } catch (NftException refused) {
            if (!String.valueOf(refused.getMessage()).contains(TOO_LONG)) {
                throw refused;
            }
            for (var part : Parts.of(ruleset)) {
                Nft.apply(into, part);
            }
        }
    }
}
