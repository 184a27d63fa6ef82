package bailey.nftables;

import bailey.packet.Address;
import bailey.packet.Box;
import bailey.packet.Circumstances;
import bailey.packet.Interfaces;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a ruleset does with packets, all at once, from its tree. Packets have no IPv4 options and no routing header,
/// TCP's first ones are SYNs, and routes answer every source. Interfaces are numbers: the place of each among
/// `devices`; one
/// more is the machine itself.
///
/// What hangs on time and on buckets may pass and may not. Sets are of packets as they arrive.
///
/// Each may throw [bailey.packet.TooManyNodes] where the space is too small to tell.
public final class RulesetMeaning {
    /// What passes at some time, and what passes at every one, by whom it is for afterwards.
    public record Passing(Map<Toward, PacketSet> may, Map<Toward, PacketSet> sure) {}

    private final Map<String, Declaration> named = new HashMap<>();
    private final List<String> devices;
    private final Map<String, Contents> contents = new HashMap<>(); // by state, all of one space

    public RulesetMeaning(Ruleset ruleset, List<String> devices) {
        ruleset.tables().forEach(t -> t.declarations().forEach(d -> named.put(d.name(), d)));
        this.devices = List.copyOf(devices);
    }

    /// What may begin, of packets that belong to no flow.
    public Passing beginning(PacketSet packets) {
        var space = packets.space();
        var arrived = at("arrive", "new", Toward.ITSELF, packets);
        var rewritten = at("rewrite", "new", Toward.ITSELF, arrived.may()).targets();
        var doubtful = arrived.may().minus(arrived.sure());
        var may = new LinkedHashMap<Toward, PacketSet>();
        var sure = new LinkedHashMap<Toward, PacketSet>();
        rewritten.forEach((toward, here) -> {
            var in = at("input", "new", toward, here.intersect(itself(space)));
            var on = at("forward", "new", toward, here.minus(itself(space)));
            may.put(toward, in.may().union(on.may()));
            sure.put(toward, in.sure().union(on.sure()).minus(doubtful));
        });
        return new Passing(may, sure);
    }

    /// What may go on through the machine, of packets in another state of conntrack.
    public PacketSet leaking(String state, PacketSet packets) {
        var arrived = at("arrive", state, Toward.ITSELF, packets).may();
        return at("forward", state, Toward.ITSELF, arrived).may();
    }

    /// What the machine may take in itself, of packets in another state of conntrack.
    public PacketSet takenIn(String state, PacketSet packets) {
        var arrived = at("arrive", state, Toward.ITSELF, packets).may();
        return at("input", state, Toward.ITSELF, arrived).may();
    }

    /// What the machine may send of its own, of packets in a state of conntrack.
    public Passing sent(String state, PacketSet packets) {
        var passing = at("output", state, Toward.ITSELF, packets);
        return new Passing(Map.of(Toward.ITSELF, passing.may()), Map.of(Toward.ITSELF, passing.sure()));
    }

    /// The sources with which packets leave that begin a flow and are for `toward` by now; none: their own.
    public Map<Optional<Address>, PacketSet> leaving(Toward toward, PacketSet packets) {
        return at("leave", "new", toward, packets).sources();
    }

    private Evaluation.Passing at(String hook, String state, Toward toward, PacketSet packets) {
        return new Evaluation(named, contents(state, packets.space()), toward).hook(hook, packets);
    }

    private Contents contents(String state, PacketSpace space) {
        var known = contents.get(state);
        if (known == null || known.space != space) {
            known = new Contents(space, devices, state);
            contents.put(state, known);
        }
        return known;
    }

    private PacketSet itself(PacketSpace space) {
        return space.of(Box.ANY.in(Circumstances.ANY.out(Interfaces.of(devices.size()))));
    }
}
