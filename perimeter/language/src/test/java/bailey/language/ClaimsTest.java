package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The sweep over sorted prefixes against a comparison of each with each.
class ClaimsTest {
    @Test
    void aPrefixClashesWhereTheNaiveComparisonSaysSo() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var prefixes = new ArrayList<Prefix>();
            for (int i = 0; i < 12; i++) {
                int length = 24 + random.nextInt(9);
                var address = new Address(Family.IPV4, 0, 0xc0000200L + random.nextInt(256));
                prefixes.add(new Prefix(Prefix.masked(address, length), length));
            }
            assertThat(clashes(prefixes)).as("%s, seed %d", prefixes, seed).isEqualTo(naive(prefixes));
        }
    }

    private static int clashes(List<Prefix> prefixes) {
        var source = new Source("x", "");
        var claims = new Claims();
        for (int i = 0; i < prefixes.size(); i++) {
            claims.add(new Claims.Claim(prefixes.get(i), "host `h" + i + "`", "", new Spot(source, 1, i + 1, 1)));
        }
        var problems = new Problems();
        claims.judge("is used twice", "remove one", problems);
        return problems.count();
    }

    /// Those that lie in another one; of equal ones all but one.
    private static int naive(List<Prefix> prefixes) {
        int count = 0;
        for (int i = 0; i < prefixes.size(); i++) {
            for (int j = 0; j < prefixes.size(); j++) {
                var here = prefixes.get(i);
                var other = prefixes.get(j);
                if (i != j && other.contains(here) && (!other.equals(here) || j < i)) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }
}
