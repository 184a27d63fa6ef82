package bailey.nftables;

import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.VerdictMap;
import bailey.packet.Address;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Packets on their way through the chains of one hook, all at once. Those that have been rewritten are still told
/// apart by how they arrived.
final class Evaluation {
    /// How the packets that came to a hook fared: some may pass, and some pass surely. `sources`: those that pass, by
    /// the source that they are given, or none.
    record Passing(
            PacketSet may, PacketSet sure, Map<Toward, PacketSet> targets, Map<Optional<Address>, PacketSet> sources) {}

    private final Map<String, Declaration> named;
    private final Questions questions;
    private final PacketSpace space;
    private final Toward toward;
    private PacketSet accepted;
    private PacketSet stopped;
    private final Map<Toward, PacketSet> targets = new LinkedHashMap<>();
    private final Map<Optional<Address>, PacketSet> sources = new LinkedHashMap<>();

    /// Of packets that are for `toward` by now; `named`: what the ruleset declares.
    Evaluation(Map<String, Declaration> named, Contents contents, Toward toward) {
        this.named = named;
        this.space = contents.space;
        this.toward = toward;
        this.questions = new Questions(named, contents, toward);
        this.accepted = space.empty();
        this.stopped = space.empty();
    }

    /// What becomes of packets at a base chain.
    Passing hook(String name, PacketSet packets) {
        accepted = space.empty();
        stopped = space.empty();
        targets.clear();
        sources.clear();
        var chain = chain(name);
        var undecided = packets.isEmpty() ? packets : run(chain, packets);
        if (chain.hook().orElseThrow().accepting()) {
            accepted = accepted.union(undecided);
            targets.merge(toward, undecided, PacketSet::union);
            sources.merge(Optional.empty(), undecided, PacketSet::union);
        } else {
            stopped = stopped.union(undecided);
        }
        return new Passing(accepted, accepted.minus(stopped), Map.copyOf(targets), Map.copyOf(sources));
    }

    private Chain chain(String name) {
        if (named.get(name) instanceof Chain chain) {
            return chain;
        }
        throw new IllegalStateException("a ruleset without " + name);
    }

    /// Gives those that no rule decides, or that one sends back.
    private PacketSet run(Chain chain, PacketSet packets) {
        var here = packets;
        var back = space.empty();
        for (var rule : chain.rules()) {
            if (here.isEmpty()) {
                return back;
            }
            var left = new Left(here, back);
            run(rule, left);
            here = left.here;
            back = left.back;
        }
        return here.union(back);
    }

    /// Packets that go on in a chain, and those that leave it undecided.
    private static final class Left {
        private PacketSet here;
        private PacketSet back;

        Left(PacketSet here, PacketSet back) {
            this.here = here;
            this.back = back;
        }
    }

    private void run(Rule rule, Left left) {
        var matching = left.here;
        boolean surely = true;
        for (var statement : rule.statements()) {
            switch (statement) {
                case Statement.Do(var outcome) -> {
                    left.here = surely ? left.here.minus(matching) : left.here;
                    decide(outcome, matching, left);
                    return;
                }
                case Statement.Reject _ -> {
                    left.here = surely ? left.here.minus(matching) : left.here;
                    stopped = stopped.union(matching);
                    return;
                }
                case Statement.Dnat(var address, var port) -> {
                    left.here = surely ? left.here.minus(matching) : left.here;
                    targets.merge(Toward.of(address, port), matching, PacketSet::union);
                    accepted = accepted.union(matching);
                    return;
                }
                case Statement.Snat(var address) -> {
                    left.here = surely ? left.here.minus(matching) : left.here;
                    leave(Optional.of(address), matching);
                    return;
                }
                case Statement.SnatBy(var map) -> {
                    for (var entry : questions.becoming(named.get(map)).entrySet()) {
                        var some = matching.intersect(entry.getValue());
                        left.here = surely ? left.here.minus(some) : left.here;
                        leave(Optional.of(entry.getKey()), some);
                    }
                    return;
                }
                case Statement.Ask(var key, var map)
                when key.stream().anyMatch(Fields::hidden) -> {
                    for (var outcome : Questions.outcomes(elements(map))) {
                        decide(outcome, matching, left);
                    }
                }
                case Statement.Ask(var key, var map) -> {
                    matching = lead(questions.led(key, elements(map)), matching, surely, left);
                }
                case Statement.Switch(var field, var elements) -> {
                    matching = lead(questions.led(List.of(field), elements), matching, surely, left);
                }
                case Statement.Is _,
                        Statement.In _,
                        Statement.NotSyn _,
                        Statement.Optioned _,
                        Statement.SourceRouted _,
                        Statement.Unroutable _,
                        Statement.Rewritten _,
                        Statement.OriginalPort _,
                        Statement.From _,
                        Statement.Before _,
                        Statement.Hours _,
                        Statement.Within _,
                        Statement.Sometimes _,
                        Statement.ClampMss _ -> {
                    var answer = questions.ask(statement);
                    matching = matching.intersect(answer.can());
                    surely &= answer.known();
                }
                case Statement.Count _, Statement.Log _, Statement.EndOn _ -> {}
            }
        }
    }

    private void leave(Optional<Address> source, PacketSet packets) {
        sources.merge(source, packets, PacketSet::union);
        accepted = accepted.union(packets);
    }

    private List<Element> elements(String map) {
        if (named.get(map) instanceof VerdictMap found) {
            return found.elements();
        }
        throw new IllegalStateException("a ruleset without " + map);
    }

    /// Gives those that the elements lead nowhere.
    private PacketSet lead(Map<Outcome, PacketSet> led, PacketSet packets, boolean surely, Left left) {
        var rest = packets;
        for (var entry : led.entrySet()) {
            var some = packets.intersect(entry.getValue());
            if (!some.isEmpty()) {
                rest = rest.minus(some);
                left.here = surely ? left.here.minus(some) : left.here;
                decide(entry.getKey(), some, left);
            }
        }
        return rest;
    }

    private void decide(Outcome outcome, PacketSet packets, Left left) {
        if (packets.isEmpty()) {
            return;
        }
        switch (outcome) {
            case Outcome.Accept() -> {
                accepted = accepted.union(packets);
                targets.merge(toward, packets, PacketSet::union);
                sources.merge(Optional.empty(), packets, PacketSet::union);
            }
            case Outcome.Drop() -> stopped = stopped.union(packets);
            case Outcome.Return() -> left.back = left.back.union(packets);
            case Outcome.Jump(var chain) -> left.here = left.here.union(run(chain(chain), packets));
            case Outcome.Goto(var chain) -> left.back = left.back.union(run(chain(chain), packets));
        }
    }
}
