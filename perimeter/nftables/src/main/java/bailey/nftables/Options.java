package bailey.nftables;

import java.time.Instant;
import java.util.Optional;

/// What a ruleset depends on beside the site. `dropLog` bounds how often each place that stops packets logs one
/// (empty: every packet); `dropGroup` and `passGroup` are nflog groups (0–65535). Hours of clocks that change
/// are spelled out from `from` on, for [#YEARS] years; after that no flow begins by them until the site is
/// compiled anew.
public record Options(Optional<Limit> dropLog, int dropGroup, int passGroup, Instant from) {
    public static final int YEARS = 5;

    /// 100 drops a second and place, in groups 1 and 2.
    public static Options at(Instant from) {
        return new Options(Optional.of(Limit.perSecond(100, 200)), 1, 2, from);
    }

    /// As this one, every drop logged.
    public Options loggingEveryDrop() {
        return new Options(Optional.empty(), dropGroup, passGroup, from);
    }
}
