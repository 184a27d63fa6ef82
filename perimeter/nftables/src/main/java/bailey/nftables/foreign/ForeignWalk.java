package bailey.nftables.foreign;

import bailey.packet.AddressSet;
import bailey.packet.Transit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What someone's packet filter does with one packet, walked rule by rule: small, slow and obvious. What is not
/// understood is taken both ways.
///
/// The packet is as it arrives: before this machine rewrites its destination. Of a flow that has begun it is as the
/// filter sees it, since rewriting is then not the rules' doing.
public final class ForeignWalk {
    private final ForeignRuleset ruleset;
    private final Devices devices;
    private final Keeping keeping;
    private final boolean untracks;

    /// @param own the machine's addresses, where they are known
    public ForeignWalk(ForeignRuleset ruleset, Devices devices, Optional<AddressSet> own) {
        this.ruleset = ruleset;
        this.devices = devices;
        this.keeping = new Keeping(own);
        this.untracks = Hooked.untracks(ruleset);
    }

    /// Whether a packet passes on its way. YES: an ordinary one does, at a calm moment (see [Condition.Beyond]). NO:
    /// none
    /// with this header ever does.
    public Truth passes(Way way, Transit transit) {
        var start = new Sight(transit, Set.of());
        if (!outcome(way, start, Supposing.ORDINARY).dropped) {
            return Truth.YES;
        }
        return outcome(way, start, Supposing.NOTHING).accepted.isEmpty() ? Truth.NO : Truth.MAYBE;
    }

    private Ran outcome(Way way, Sight start, Supposing supposing) {
        var all = new Ran();
        all.accepted.add(start);
        for (var hooked : Hooked.on(way, ruleset)) {
            var here = List.copyOf(all.accepted);
            all.accepted.clear();
            var looking = new Looking(Outlook.of(hooked.base(), untracks), supposing, devices, keeping);
            for (var sight : here) {
                meet(hooked, new ChainRun(hooked, way, looking), sight, all);
            }
        }
        return all;
    }

    private void meet(Hooked hooked, ChainRun run, Sight sight, Ran all) {
        var meets = meets(hooked, sight.transit());
        if (meets != Truth.YES) {
            all.accepted.add(sight);
        }
        if (meets != Truth.NO) {
            all.finish(run.run(sight));
        }
    }

    /// Whether a packet comes to a base chain at all: by its family and its device; to translation only where it begins
    /// a flow that is not rewritten yet.
    private Truth meets(Hooked hooked, Transit transit) {
        var meets = Truth.of(hooked.table().family().sees(transit.packet().family()))
                .and(device(hooked, transit));
        if (hooked.base().kind() != ForeignChain.Kind.NAT) {
            return meets;
        }
        if (hooked.rewrites() == End.DESTINATION && transit.translated()) {
            return Truth.NO;
        }
        return switch (transit.state()) {
            case NEW -> meets;
            case RELATED -> meets.and(Truth.MAYBE);
            case ESTABLISHED, INVALID, UNTRACKED -> Truth.NO;
        };
    }

    private Truth device(Hooked hooked, Transit transit) {
        return switch (hooked.base().station()) {
            case INGRESS -> device(hooked.base().devices(), transit.in());
            case EGRESS -> device(hooked.base().devices(), transit.out());
            case PREROUTING, INPUT, FORWARD, OUTPUT, POSTROUTING -> Truth.YES;
        };
    }

    /// Some versions of nft do not print the devices.
    private Truth device(List<String> names, int number) {
        return names.isEmpty() ? Truth.MAYBE : Truth.of(names.stream().anyMatch(n -> devices.number(n) == number));
    }
}
