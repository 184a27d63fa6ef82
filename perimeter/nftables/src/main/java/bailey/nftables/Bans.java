package bailey.nftables;

import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.LogPrefix.Stopped;
import bailey.nftables.Statement.In;
import bailey.packet.Family;
import java.util.ArrayList;
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
                "ban", Optional.of(hook), sets().map(Bans::ask).toList());
        var declared = new ArrayList<Declaration>(sets().toList());
        declared.add(stop);
        declared.add(ask);
        return new Ruleset(List.of(new Table("bailey_bans", Table.Reload.KEEP_SETS, declared)));
    }

    /// Single addresses in sets of their own: looking one up costs the same however many there are.
    private static Stream<Declaration.NamedSet> sets() {
        return Stream.of(Family.values()).flatMap(f -> Stream.of(set(f, false), set(f, true)));
    }

    private static Declaration.NamedSet set(Family family, boolean prefixes) {
        var name = Draft.named("banned", family) + (prefixes ? "_prefixes" : "");
        return new Declaration.NamedSet(name, List.of(Field.source(family)), prefixes, true, List.of());
    }

    private static Rule ask(Declaration.NamedSet set) {
        return Rule.of(new In(set.key(), true, set.name()), Statement.go("stop_banned"));
    }
}
