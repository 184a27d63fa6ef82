package bailey.nftables;

import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.LogPrefix.Stopped;
import bailey.nftables.Statement.In;
import bailey.packet.Family;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is stopped before all else. The sets are filled and emptied while the machine runs.
final class Bans {
    private Bans() {}

    static Ruleset ruleset(Options options) {
        var log = new Statement.Log(new Stopped(Reason.BAN, "*", "*"), options.dropGroup());
        var stop = new Declaration.Chain(
                "stop_banned",
                Optional.empty(),
                List.of(
                        options.dropLog()
                                .map(limit -> Rule.of(new Statement.Sometimes(limit), log))
                                .orElseGet(() -> Rule.of(log)),
                        Rule.of(new Statement.Count(), Statement.drop())));
        var hook = new Hook(Hook.Type.FILTER, Hook.Place.PREROUTING, Hook.Priority.BEFORE_RAW, true);
        var ask = new Declaration.Chain(
                "ban",
                Optional.of(hook),
                Stream.of(Family.values()).map(Bans::ask).toList());
        return new Ruleset(List.of(new Table(
                "bailey_bans", Table.Reload.KEEP_SETS, List.of(set(Family.IPV4), set(Family.IPV6), stop, ask))));
    }

    /// Of single addresses, so that looking one up costs the same however many there are.
    private static Declaration set(Family family) {
        return new Declaration.NamedSet(name(family), List.of(Field.source(family)), false, true, List.of());
    }

    private static Rule ask(Family family) {
        return Rule.of(new In(List.of(Field.source(family)), true, name(family)), Statement.go("stop_banned"));
    }

    private static String name(Family family) {
        return Draft.named("banned", family);
    }
}
