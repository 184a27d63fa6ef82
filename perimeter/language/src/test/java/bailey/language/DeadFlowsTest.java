package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Grant;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The index against a naive comparison of grants, on random flows.
class DeadFlowsTest {
    private static final List<String> WORDS =
            List.of("www", "mx", "mailstore", "servers", "dmz", "lan", "edge", "internet");
    private static final List<String> SERVICES =
            List.of("ssh", "tcp/1-100", "tcp/22", "udp/53", "dns", "any", "http ssh", "ip/6");

    @Test
    void noWarningIsWrongAndNoneBetweenSingleWordsIsMissing() {
        rounds(new Random().nextLong());
    }

    /// Of a line's candidates one grants just the same, and the other more.
    @Test
    void aSeedThatOnceMissedAWarning() {
        rounds(-3391946881865916088L);
    }

    private static void rounds(long seed) {
        for (int round = 0; round < 40; round++) {
            var random = new Random(seed + round);
            var text = new StringBuilder(Texts.SMALL).append("segments: { dmz: isolated }\n");
            text.append("nat: [dmz lan -> internet: masquerade]\nflows:\n");
            int first = (int) text.toString().lines().count() + 1;
            for (int i = 0; i < 12; i++) {
                String from = one(WORDS, random);
                String to = one(WORDS, random);
                text.append("  - ")
                        .append(from)
                        .append(" -> ")
                        .append(to)
                        .append(": ")
                        .append(one(SERVICES, random))
                        .append('\n');
            }
            judge(text.toString(), first, seed + round);
        }
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static void judge(String text, int first, long seed) {
        String right = withoutProblems(text, first);
        var reading = Texts.read(right);
        var site = reading.site().orElseThrow();
        var dead = reading.warnings().stream()
                .filter(w -> w.wrong().startsWith("a dead flow"))
                .map(w -> w.at().line())
                .toList();
        assertThat(dead).as("seed %d of\n%s", seed, right).isEqualTo(naive(site));
    }

    /// Lines that mean nothing are left out.
    private static String withoutProblems(String text, int first) {
        var lines = new ArrayList<>(text.lines().toList());
        var wrong = Texts.read(text).problems().stream()
                .map(p -> p.at().line())
                .distinct()
                .toList();
        assertThat(wrong).allMatch(l -> l >= first);
        wrong.reversed().forEach(l -> lines.remove(l - 1));
        return String.join("\n", lines) + "\n";
    }

    private static List<Integer> naive(Site site) {
        var ground = new Ground(site);
        var grants = site.lines().stream().map(l -> Grants.of(l, site, ground)).toList();
        var dead = new ArrayList<Integer>();
        for (int i = 0; i < grants.size(); i++) {
            for (int j = 0; j < grants.size(); j++) {
                boolean within = i != j && grants.get(i).stream().allMatch(covered(grants.get(j)));
                boolean equal = within && j > i && grants.get(j).stream().allMatch(covered(grants.get(i)));
                if (within && !equal) {
                    dead.add(site.lines().get(i).origin().line());
                    break;
                }
            }
        }
        return dead;
    }

    private static Predicate<Grant> covered(List<Grant> by) {
        return grant -> by.stream()
                .anyMatch(b -> b.family() == grant.family()
                        && b.sources().contains(grant.sources())
                        && b.destinations().contains(grant.destinations())
                        && grant.selectors().stream()
                                .allMatch(s -> b.selectors().stream().anyMatch(t -> t.contains(s))));
    }
}
