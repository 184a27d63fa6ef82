package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.chance.Arrivals;
import bailey.chance.RandomSite;
import bailey.packet.Direction;
import bailey.packet.FlowState;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Transit;
import bailey.policy.Arrival;
import bailey.policy.Firewall;
import bailey.policy.Meaning;
import bailey.policy.Site;
import bailey.policy.Verdict.Accepted;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The reference meaning of one packet, and what is said of all packets at once, on arrivals made up by chance.
/// `-Dreach.arrivals=N` sets how many.
class BeginningsTest {
    private static final int ARRIVALS = Integer.getInteger("reach.arrivals", 50_000);
    private static final int A_SITE = 2_000;

    @Test
    void theyAreWhatTheMeaningAccepts() {
        long seed = Long.getLong("reach.seed", new Random().nextLong());
        System.out.println("seed " + seed + " (-Dreach.seed)");
        int begun = 0;
        for (int i = 0; i < Math.max(1, ARRIVALS / A_SITE); i++) {
            begun += judged(seed + i);
        }
        System.out.println(begun + " of them begin");
        assertThat(begun).isPositive();
    }

    private static int judged(long seed) {
        var random = new Random(seed);
        var made = RandomSite.of(random, Sites.NOW).site();
        var site = Strip.lines(
                made, made.lines().stream().map(l -> Strip.always(l, List.of())).toList());
        var meaning = new Meaning(site);
        var arrivals = new Arrivals(site, random);
        var space = new PacketSpace();
        var terrain = Terrain.of(site);
        int begun = 0;
        for (var firewall : site.firewalls()) {
            var beginnings = new Beginnings(terrain, firewall, space);
            var ever = space.union(beginnings.ever().values());
            var asked = space.union(
                    firewall.members().stream().map(beginnings::questions).toList());
            for (int n = 0; n < A_SITE / site.firewalls().size(); n++) {
                var arrival = arrivals.next(firewall, meaning.ground(), meaning.paths(), Sites.NOW);
                begun += judged(site, firewall, meaning, arrival, ever, asked, seed) ? 1 : 0;
            }
        }
        return begun;
    }

    private static boolean judged(
            Site site, Firewall here, Meaning meaning, Arrival arrival, PacketSet ever, PacketSet asked, long seed) {
        int legs = here.zones().size();
        int in = here.zones().indexOf(arrival.leg());
        var transits = IntStream.rangeClosed(0, legs)
                .mapToObj(out -> new Transit(arrival.packet(), in, out, FlowState.NEW, Direction.ORIGINAL, false))
                .toList();
        if (!(arrival.state() instanceof Arrival.State.New) || transits.stream().noneMatch(asked::contains)) {
            return false;
        }
        int meant = meaning.verdict(arrival) instanceof Accepted accepted
                ? accepted.out().map(here.zones()::indexOf).orElse(legs)
                : -1;
        for (var transit : transits) {
            assertThat(ever.contains(transit))
                    .as("seed %d: %s of %s: %s by %s", seed, here.name(), site.name(), transit, arrival.leg())
                    .isEqualTo(transit.out() == meant);
        }
        return meant >= 0;
    }
}
