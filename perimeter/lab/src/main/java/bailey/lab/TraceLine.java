package bailey.lab;

import bailey.lab.Trail.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of `nft monitor trace`: about which packet, in which table and chain, and what was met there.
///
///     trace id 6d1e3f2c inet bailey forward packet: iif "wan0" … ip ttl 64 …
///     trace id 6d1e3f2c inet bailey forward rule tcp dport 22 drop comment "…" (verdict drop)
///     trace id 6d1e3f2c inet bailey forward policy drop
record TraceLine(String id, String table, String chain, String kind, String text) {
    private static final Pattern FORM =
            Pattern.compile("trace id (\\S+) \\S+ (\\S+) (\\S+) (packet|rule|policy|verdict|unknown):? ?(.*)");
    private static final Pattern HOPS = Pattern.compile(" (?:ip ttl|ip6 hoplimit) (\\d+) ");
    private static final Pattern VERDICT = Pattern.compile("^(.*?) ?\\(verdict ([^()]*)\\)$");
    private static final Pattern COMMENT = Pattern.compile(" comment \"([^\"]*)\"");
    private static final Pattern COUNTER = Pattern.compile("counter packets \\d+ bytes \\d+");
    private static final Pattern LOOKUP = Pattern.compile(" vmap @(\\S+)");

    static Optional<TraceLine> read(String line) {
        return Optional.of(FORM.matcher(line))
                .filter(Matcher::matches)
                .map(m -> new TraceLine(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5)));
    }

    /// How many hops the packet had left, where the line shows its header.
    Optional<Integer> hops() {
        return HOPS.matcher(text + " ").results().findFirst().map(r -> Integer.parseInt(r.group(1)));
    }

    /// The map that a verdict was looked up in.
    Optional<String> map() {
        return LOOKUP.matcher(text).results().findFirst().map(r -> r.group(1));
    }

    /// What the packet met; nothing where the line only shows it, or that a chain came to its end.
    Optional<Rule> rule() {
        return switch (kind) {
            case "rule" -> Optional.of(matched());
            case "policy" ->
                Optional.of(new Rule(chain, "", "policy " + text.strip(), Optional.empty()))
                        .filter(r -> !r.verdict().equals("policy accept")); // nothing was met there
            default -> Optional.empty();
        };
    }

    private Rule matched() {
        var parts = VERDICT.matcher(text);
        var rule = COUNTER.matcher(parts.matches() ? parts.group(1) : text).replaceAll("counter");
        var comment = COMMENT.matcher(rule).results().findFirst().map(r -> r.group(1));
        return new Rule(
                chain, COMMENT.matcher(rule).replaceFirst(""), parts.matches() ? parts.group(2) : "continue", comment);
    }
}
