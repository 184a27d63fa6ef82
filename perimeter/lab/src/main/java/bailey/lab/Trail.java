package bailey.lab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one probe met on its way: the firewalls that it came to, in that order, and at each every rule that
/// matched it, in order. Empty for what no firewall saw.
public record Trail(Probe probe, List<Passage> passages) {
    /// One firewall.
    public record Passage(String machine, List<Rule> rules) {
        public Passage {
            rules = List.copyOf(rules);
        }
    }

    /// A rule of a chain that matched, or the policy at its end, and the verdict, as nft prints them. `line` is
    /// the line of the file that the rule, or the element of the map that it looked up, stands for:
    /// `office.yaml:48 mx -> mailstore: lmtp`.
    public record Rule(String chain, String text, String verdict, Optional<String> line) {
        Rule because(Optional<String> other) {
            return new Rule(chain, text, verdict, line.or(() -> other));
        }

        @Override
        public String toString() {
            return chain + ": " + text + (text.isEmpty() ? "" : " ") + "(" + verdict + ")"
                    + line.map(l -> "  " + l).orElse("");
        }
    }

    public Trail {
        passages = List.copyOf(passages);
    }

    /// A line a rule: `edge forward: goto stop_deny_internet_dmz (verdict goto …)`.
    public List<String> lines() {
        return passages.stream()
                .flatMap(p -> p.rules.stream().map(r -> p.machine + " " + r))
                .toList();
    }

    static Trail of(Probe probe, Stream<Passage> passages) {
        return new Trail(probe, passages.toList());
    }
}
