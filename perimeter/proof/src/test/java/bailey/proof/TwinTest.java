package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.chance.RandomSite;
import bailey.policy.Line;
import bailey.policy.Mark;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Sites made up by chance, with few lines each so that a law is not broken by one of them anyway, are judged as the
/// naive reading judges them.
class TwinTest {
    private static final int SITES = Integer.getInteger("twin.sites", 60);
    private static final int PARTS = 5;
    private static final List<Mark> MARKS = List.of(Mark.values());
    private static final Set<String> BY_LINE =
            Set.of("no-bypass", "published-in-dmz", "named-outward", "confidential", "no-lateral", "admin-path");

    @Test
    void theLawsAreWhatTheyAreWhenReadNaively() {
        long seed = Long.getLong("twin.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dtwin.seed)");
        var counts = new TreeMap<String, Integer>();
        for (int i = 0; i < SITES; i++) {
            var random = new Random(seed + i);
            var text = marked(RandomSite.of(random, Sites.NOW).text(), random);
            var made = Sites.read(text);
            for (int part = 0; part < PARTS; part++) {
                var site = few(made, random);
                var naive = new Naive(site).broken();
                var clever = broken(site);
                assertThat(clever)
                        .as(
                                "seed %d, lines %s%n%s",
                                seed + i, site.lines().stream().map(Line::text).toList(), text)
                        .isEqualTo(naive);
                naive.keySet().forEach(law -> counts.merge(law, 1, Integer::sum));
            }
        }
        System.out.println("of " + SITES * PARTS + " sites broke " + counts);
        assertThat(counts).as("enough kinds of laws broken to mean something").hasSizeGreaterThan(7);
    }

    /// With more marks than chance gives hosts by itself.
    private static String marked(String text, Random random) {
        return text.lines()
                .map(line -> line.matches("  h\\d+: [^ ]+ [^a-z]+") && random.nextInt(3) == 0
                        ? line + " " + MARKS.get(random.nextInt(MARKS.size())).word()
                        : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Some of a site's lines, at any hour, a few with waivers.
    private static Site few(Site site, Random random) {
        var lines = new ArrayList<>(site.lines());
        Collections.shuffle(lines, random);
        var some = lines.subList(0, Math.min(lines.size(), 1 + random.nextInt(3))).stream()
                .map(line -> Strip.always(line, waives(random)))
                .sorted((a, b) -> a.origin().compareTo(b.origin()))
                .toList();
        return Strip.lines(site, some);
    }

    private static List<String> waives(Random random) {
        return Laws.OF_FILES.stream()
                .filter(law -> law.waivable() && random.nextInt(8) == 0)
                .map(Law::name)
                .toList();
    }

    private static Map<String, Set<Integer>> broken(Site site) {
        var broken = new TreeMap<String, Set<Integer>>();
        for (var finding : Proof.of(site).findings()) {
            if (finding instanceof Finding.BrokenLaw(var law, var breach)) {
                var lines = broken.computeIfAbsent(law.name(), _ -> new TreeSet<>());
                if (BY_LINE.contains(law.name())) {
                    breach.at().forEach(o -> lines.add(o.line()));
                } else {
                    lines.add(0);
                }
            }
        }
        return broken;
    }
}
