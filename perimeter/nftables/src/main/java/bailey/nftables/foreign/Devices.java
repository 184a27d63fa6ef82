package bailey.nftables.foreign;

import bailey.packet.Interfaces;
import java.util.List;
import java.util.stream.IntStream;

/// A machine's interfaces by number, as [bailey.packet.Transit] has them: the first name is 1, and 0 is no interface
/// (of
/// what the machine itself sends or takes in). Any other number is an interface that no rule names.
public record Devices(List<String> names) {
    public static final int NONE = 0;

    public Devices {
        names = List.copyOf(names);
    }

    public int number(String name) {
        return names.indexOf(name) + 1;
    }

    /// The numbers whose names are in one of `spans`.
    Interfaces in(List<Span> spans) {
        if (spans.stream().anyMatch(Span.All.class::isInstance)) {
            return Interfaces.ANY;
        }
        return Interfaces.of(IntStream.rangeClosed(0, names.size())
                .filter(n -> spans.stream().anyMatch(s -> s instanceof Span.Device device && device.has(name(n))))
                .toArray());
    }

    private String name(int number) {
        return number == NONE ? "" : names.get(number - 1);
    }
}
