package bailey.audit;

import bailey.nftables.foreign.ForeignException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text of rules, and where it came from: a file's name, or `-`.
public record RulesText(String name, String text) {
    private static final Pattern NFT_TEXT = Pattern.compile("(?m)^\\s*table (inet|ip|ip6|arp|bridge|netdev) \\S+ \\{");

    RulesKind kind() throws WrongRules {
        Optional<RulesKind> kind = RulesKind.of(name, text);
        return kind.orElseThrow(() -> new WrongRules(name + ": " + unlike()));
    }

    private String unlike() {
        if (text.isBlank()) {
            return "it is empty";
        }
        return NFT_TEXT.matcher(text).find()
                ? "that is nft's text for people; save it with `nft -j list ruleset` (-j: as JSON)"
                : "it is none of `nft -j list ruleset`, iptables-save, ip6tables-save and `ipset save`";
    }

    WrongRules wrong(ForeignException why) {
        return new WrongRules(name + ": " + why.getMessage());
    }
}
