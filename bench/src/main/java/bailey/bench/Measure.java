package bailey.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.List;

/// One way to load a firewall: what passed in a second.
sealed interface Measure permits OneWay, BothWays, Connections {
    String label();

    /// Loads the firewall of `bed` for about `span`, after what it takes to warm up. Flows that it began are
    /// forgotten afterwards.
    Watch.Rate run(Bed bed, Duration span) throws IOException;

    /// All of them, for one size of site.
    static List<Measure> all(Arena arena, Scale scale) {
        var onward = Frames.onward(arena, scale);
        return List.of(
                new Connections(arena, scale), new OneWay(onward), new BothWays(onward, Frames.back(arena, scale)));
    }
}
