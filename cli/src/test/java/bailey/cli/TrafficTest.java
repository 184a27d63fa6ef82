package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.AddressSet;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

class TrafficTest {
    private static final int SIDE = 6;

    private static Address address(int last) {
        return Address.of("10.0.0." + last);
    }

    private static boolean contains(Traffic box, int source, int destination, int port) {
        return box.sources().contains(address(source))
                && box.destinations().contains(address(destination))
                && box.selector().ports().contains(port);
    }

    private static AddressSet some(Random random) {
        int low = random.nextInt(SIDE);
        int high = low + random.nextInt(SIDE - low);
        return new AddressSet(List.of(new AddressRange(address(low), address(high))));
    }

    private static Traffic box(Random random) {
        int low = random.nextInt(SIDE);
        var ports = new Ports(low, low + random.nextInt(SIDE - low));
        return new Traffic(some(random), some(random), new Selector(Protocol.TCP, ports));
    }

    @RepeatedTest(300)
    void whatIsLeftAndWhatIsSharedAreTheWholeOnce() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var whole = box(random);
        var other = box(random);
        var left = whole.minus(other);
        var shared = whole.intersect(other);
        for (int s = 0; s < SIDE; s++) {
            for (int d = 0; d < SIDE; d++) {
                for (int p = 0; p < SIDE; p++) {
                    int source = s;
                    int destination = d;
                    int port = p;
                    boolean both = contains(whole, s, d, p) && contains(other, s, d, p);
                    boolean only = contains(whole, s, d, p) && !contains(other, s, d, p);
                    assertThat(shared.filter(b -> contains(b, source, destination, port))
                                    .isPresent())
                            .as("shared, seed " + seed)
                            .isEqualTo(both);
                    assertThat(left.stream()
                                    .filter(b -> contains(b, source, destination, port))
                                    .count())
                            .as("left, seed " + seed)
                            .isEqualTo(only ? 1 : 0);
                }
            }
        }
    }
}
