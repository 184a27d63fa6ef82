package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.chance.RandomSite;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Publication;
import bailey.policy.Role;
import bailey.policy.Site;
import bailey.policy.Wire;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is made up by chance has all that the language can say, and enough of it that something passes.
class RandomSiteTest {
    private static final int SITES = 200;

    private static List<Site> sites() {
        return IntStream.range(0, SITES)
                .mapToObj(n -> RandomSite.of(new Random(n), Sites.NOW).site())
                .toList();
    }

    @Test
    void everythingIsThere() {
        var sites = sites();
        some("three firewalls", sites, s -> s.firewalls().size() == 3, 20);
        some("a pair", sites, s -> s.firewalls().stream().anyMatch(f -> f.pair()), 20);
        some("two zones", sites, s -> s.zones().size() == 2, 10);
        some("six zones", sites, s -> s.zones().size() == 6, 10);
        for (var role : Role.values()) {
            some("a zone " + role, sites, s -> s.zones().stream().anyMatch(z -> z.role() == role), 50);
        }
        some("isolated", sites, s -> s.zones().stream().anyMatch(z -> z.wire() == Wire.ISOLATED), 50);
        some("over thirty hosts", sites, s -> s.hosts().size() > 30, 2);
        some(
                "a prefix as host",
                sites,
                s -> s.hosts().stream().anyMatch(h -> !h.addresses().getFirst().single()),
                50);
        some("exposed", sites, s -> s.publications().anyMatch(Publication::exposed), 20);
        some("own", sites, s -> s.publications().anyMatch(p -> p.address().isEmpty()), 10);
        some("published", sites, s -> !s.published().isEmpty(), 60);
        some(
                "rates",
                sites,
                s -> s.lines().stream().anyMatch(l -> l.terms().rate().isPresent()),
                50);
        some(
                "hours",
                sites,
                s -> s.lines().stream().anyMatch(l -> l.terms().when().isPresent()),
                50);
        some("NAT", sites, s -> s.nat().size() > 1, 50);
    }

    @Test
    void muchIsGranted() {
        var grants = sites().stream()
                .mapToInt(s -> Grants.of(s, new Ground(s)).size())
                .sorted()
                .toArray();
        System.out.println("grants of random sites: least " + grants[0] + ", median " + grants[SITES / 2]);
        assertThat(grants[SITES / 2]).isGreaterThan(12);
    }

    private static void some(String what, List<Site> sites, Predicate<Site> which, int atLeast) {
        assertThat(sites.stream().filter(which).count()).as(what).isGreaterThanOrEqualTo(atLeast);
    }
}
