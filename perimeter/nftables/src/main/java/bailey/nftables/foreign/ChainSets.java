package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Leads;
import bailey.packet.PacketSpace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What may become of packets in a base chain and the chains it calls. What [ChainRun] is for one packet.
final class ChainSets {
    private final PacketSpace space;
    private final Hooked hooked;
    private final ConditionSets conditions;
    private final Map<String, Summary> known = new HashMap<>();
    private final Set<String> hanging = new HashSet<>();
    private final IdentityHashMap<ForeignChain, Summary> calm;

    /// `calm`: chains in which nothing hangs on what is supposed, as they were found before at such a place.
    ChainSets(PacketSpace space, Hooked hooked, ConditionSets conditions, IdentityHashMap<ForeignChain, Summary> calm) {
        this.space = space;
        this.calm = calm;
        this.hooked = hooked;
        this.conditions = conditions;
    }

    /// Accepted, turned or dropped; the policy has decided what no rule did.
    Summary base() {
        var inner = chain(hooked.chain());
        var rest = inner.on().union(inner.back());
        var policy = hooked.base().accepting() ? Summary.accepted(space) : Summary.dropped(space);
        return inner.withOn(space.empty()).withBack(space.empty()).or(policy.of(rest));
    }

    private Summary chain(ForeignChain chain) {
        var before = Optional.ofNullable(known.get(chain.name())).or(() -> Optional.ofNullable(calm.get(chain)));
        if (before.isPresent()) {
            if (hanging.contains(chain.name())) {
                conditions.hangs(true);
            }
            return before.get();
        }
        boolean outer = conditions.hangs(false);
        var all = Summary.inTurn(
                chain.rules().stream().map(r -> steps(r.steps(), 0)).toList(), space);
        keep(chain, all, outer);
        return all;
    }

    private void keep(ForeignChain chain, Summary all, boolean outer) {
        known.put(chain.name(), all);
        if (conditions.hangs(outer)) {
            hanging.add(chain.name());
            conditions.hangs(true);
        } else {
            calm.put(chain, all);
        }
    }

    /// From a step of a rule on. What ends a rule goes on behind it.
    private Summary steps(List<Step> steps, int from) {
        if (from == steps.size()) {
            return Summary.on(space.all());
        }
        return switch (steps.get(from)) {
            case Condition _ -> conditions(steps, from);
            case Act.Branch(var key, var map) -> branch(key, map, steps, from);
            case Act.Rewrite(var end, var target) -> rewrite(end, target);
            case Act.Untrack() -> {
                var after = steps(steps, from + 1);
                yield new Summary(
                        after.accepted(), after.dropped(), after.back(), after.on(), space.all(), after.turned());
            }
            case Act.Nothing _ -> steps(steps, from + 1);
            case Act.Unknown _ -> act(steps.get(from)).or(steps(steps, from + 1));
            case Act act -> act(act);
        };
    }

    /// From the first of some conditions in a row on: as one, whose steps behind it are looked at once.
    private Summary conditions(List<Step> steps, int from) {
        var holds = Bounds.exactly(space.all());
        int at = from;
        for (; at < steps.size() && steps.get(at) instanceof Condition condition; at++) {
            holds = holds.and(conditions.holds(condition));
        }
        return holds.maybe().isEmpty()
                ? Summary.on(space.all())
                : steps(steps, at)
                        .of(holds.maybe())
                        .or(Summary.on(holds.surely().complement()));
    }

    /// What an act does with all packets.
    private Summary act(Step step) {
        return switch (step) {
            case Act.Accept() -> Summary.accepted(space);
            case Act.Drop(), Act.Refuse _ -> Summary.dropped(space);
            case Act.Return() -> Summary.back(space);
            case Act.Jump(var name) -> {
                var called = chain(called(name));
                yield called.withBack(space.empty()).withOn(called.on().union(called.back()));
            }
            case Act.Goto(var name) -> {
                var called = chain(called(name));
                yield called.withOn(space.empty()).withBack(called.on().union(called.back()));
            }
            case Act.Unknown(var text) -> anything(text);
            case Act.Branch _, Act.Rewrite _, Act.Untrack _, Act.Nothing _, Condition _ -> Summary.on(space.all());
        };
    }

    /// What is not understood may accept, drop and do nothing; among translations it may rewrite too.
    private Summary anything(String text) {
        var all = Summary.accepted(space).or(Summary.dropped(space)).or(Summary.on(space.all()));
        return hooked.base().kind() == ForeignChain.Kind.NAT
                ? all.or(turned(hooked.rewrites(), new Target.Unknown(text)))
                : all;
    }

    private Summary turned(End end, Target target) {
        return Summary.on(space.empty())
                .or(new Summary(
                        space.empty(),
                        space.empty(),
                        space.empty(),
                        space.empty(),
                        space.empty(),
                        List.of(new Summary.Turned(space.all(), end, target))));
    }

    private ForeignChain called(String name) {
        return Optional.ofNullable(hooked.called().get(name)).orElseThrow();
    }

    private Summary branch(List<Fact> key, Elements map, List<Step> steps, int from) {
        var rows = map.elements().stream()
                .map(e -> {
                    var has = conditions.element(key, map, e);
                    var act = e.leads() instanceof Leads.To(var to) ? act(to) : Summary.on(space.all());
                    return new Row(act.of(has.maybe()), has);
                })
                .toList();
        return first(rows, steps(steps, from + 1));
    }

    private Summary rewrite(End end, Target target) {
        return switch (target) {
            case Target.To _, Target.Self _, Target.Unknown _ -> turned(end, target);
            case Target.ByMap(var key, var map) -> {
                var rows = map.elements().stream()
                        .map(e -> {
                            var has = conditions.element(key, map, e);
                            var to = e.leads() instanceof Leads.Becomes(var t)
                                    ? rewrite(end, t)
                                    : Summary.on(space.all());
                            return new Row(to.of(has.maybe()), has);
                        })
                        .toList();
                yield first(rows, Summary.on(space.all()));
            }
        };
    }

    /// What an element does with the packets that may have its key, and which those are.
    private record Row(Summary does, Bounds has) {}

    /// The first element that has the key decides, and `rest` where none has.
    private Summary first(List<Row> rows, Summary rest) {
        var missed = Missed.of(rows, space);
        return missed.does.or(rest.of(missed.left));
    }

    /// What some elements do, and the packets that may have none of their keys: as a balanced tree.
    private record Missed(Summary does, bailey.packet.PacketSet left) {
        static Missed of(List<Row> rows, PacketSpace space) {
            if (rows.isEmpty()) {
                return new Missed(Summary.on(space.empty()), space.all());
            }
            if (rows.size() == 1) {
                var row = rows.getFirst();
                return new Missed(row.does, row.has.surely().complement());
            }
            int middle = rows.size() / 2;
            var before = of(rows.subList(0, middle), space);
            var after = of(rows.subList(middle, rows.size()), space);
            return new Missed(before.does.or(after.does.of(before.left)), before.left.intersect(after.left));
        }
    }
}
