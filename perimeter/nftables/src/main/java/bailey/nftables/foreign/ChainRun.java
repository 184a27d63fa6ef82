package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Element;
import bailey.nftables.foreign.Elements.Leads;
import bailey.nftables.foreign.Fact.Header;
import bailey.packet.AddressRange;
import bailey.packet.Packet;
import bailey.packet.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One packet's run through one base chain, every possibility of it.
final class ChainRun {
    private record Call(String chain, Sight sight) {}

    private final Hooked hooked;
    private final Way way;
    private final Looking looking;
    private final Map<Call, Ran> known = new HashMap<>();

    ChainRun(Hooked hooked, Way way, Looking looking) {
        this.hooked = hooked;
        this.way = way;
        this.looking = looking;
    }

    /// Accepted or dropped; the policy has decided what no rule did.
    Ran run(Sight sight) {
        var inner = chain(hooked.chain(), sight);
        var ran = new Ran();
        ran.finish(inner);
        for (var rest : List.of(inner.on, inner.back)) {
            if (hooked.base().accepting()) {
                ran.accepted.addAll(rest);
            } else {
                ran.dropped |= !rest.isEmpty();
            }
        }
        return ran;
    }

    private Ran chain(ForeignChain chain, Sight sight) {
        var call = new Call(chain.name(), sight);
        var before = known.get(call);
        if (before != null) {
            return before;
        }
        var ran = new Ran();
        ran.on.add(sight);
        for (var rule : chain.rules()) {
            var here = List.copyOf(ran.on);
            ran.on.clear();
            here.forEach(s -> steps(rule.steps(), s, ran));
        }
        known.put(call, ran);
        return ran;
    }

    private void steps(List<Step> steps, Sight start, Ran ran) {
        var here = List.of(start);
        for (var step : steps) {
            var next = new ArrayList<Sight>();
            for (var sight : here) {
                switch (step) {
                    case Condition condition -> {
                        var holds = looking.holds(condition, sight);
                        if (holds != Truth.NO) {
                            next.add(sight);
                        }
                        if (holds != Truth.YES) {
                            ran.on.add(sight);
                        }
                    }
                    case Act act -> act(act, sight, ran).ifPresent(next::add);
                }
            }
            here = next;
        }
        ran.on.addAll(here);
    }

    /// The packet as the next step sees it, if it may get there.
    private Optional<Sight> act(Act act, Sight sight, Ran ran) {
        return switch (act) {
            case Act.Accept() -> {
                ran.accepted.add(sight);
                yield Optional.empty();
            }
            case Act.Drop(), Act.Refuse _ -> {
                ran.dropped = true;
                yield Optional.empty();
            }
            case Act.Return() -> {
                ran.back.add(sight);
                yield Optional.empty();
            }
            case Act.Jump(var name) -> {
                var called = chain(called(name), sight);
                ran.finish(called);
                ran.on.addAll(called.on);
                ran.on.addAll(called.back);
                yield Optional.empty();
            }
            case Act.Goto(var name) -> {
                var called = chain(called(name), sight);
                ran.finish(called);
                ran.back.addAll(called.on);
                ran.back.addAll(called.back);
                yield Optional.empty();
            }
            case Act.Branch(var key, var map) -> branch(key, map, sight, ran);
            case Act.Rewrite(var end, var target) -> rewrite(end, target, sight, ran);
            case Act.Untrack() -> Optional.of(looking.tracked() ? sight : sight.untracked());
            case Act.Nothing _ -> Optional.of(sight);
            case Act.Unknown _ -> {
                ran.accepted.add(anything(sight));
                ran.dropped = true;
                yield Optional.of(sight);
            }
        };
    }

    /// What is not understood may rewrite, where it stands among translations.
    private Sight anything(Sight sight) {
        if (hooked.base().kind() != ForeignChain.Kind.NAT) {
            return sight;
        }
        return end(hooked.rewrites(), sight, Optional.empty(), Optional.of(Ports.ALL), true);
    }

    private ForeignChain called(String name) {
        return Optional.ofNullable(hooked.called().get(name)).orElseThrow();
    }

    private Optional<Sight> branch(List<Fact> key, Elements map, Sight sight, Ran ran) {
        for (var element : map.elements()) {
            var has = has(key, map, element, sight);
            if (has != Truth.NO && element.leads() instanceof Leads.To(var act)) {
                boolean on = act(act, sight, ran).isPresent();
                if (on) {
                    ran.on.add(sight); // `continue`: as if there were no verdict
                }
            }
            if (has == Truth.YES) {
                return Optional.empty();
            }
        }
        return Optional.of(sight);
    }

    private Truth has(List<Fact> key, Elements map, Element element, Sight sight) {
        var has = looking.has(key, element, sight);
        return map.changing() && looking.supposesNothing() && has == Truth.YES ? Truth.MAYBE : has;
    }

    /// The packet as it is where nothing was rewritten.
    private Optional<Sight> rewrite(End end, Target target, Sight sight, Ran ran) {
        switch (target) {
            case Target.To(var addresses, var ports) -> ran.accepted.add(end(end, sight, addresses, ports, false));
            case Target.Self(var ports) -> self(end, ports, sight, ran);
            case Target.Unknown _ -> ran.accepted.add(end(end, sight, Optional.empty(), Optional.of(Ports.ALL), true));
            case Target.ByMap(var key, var map) -> {
                for (var element : map.elements()) {
                    var has = has(key, map, element, sight);
                    if (has != Truth.NO && element.leads() instanceof Leads.Becomes(var to)) {
                        rewrite(end, to, sight, ran);
                    }
                    if (has == Truth.YES) {
                        return Optional.empty();
                    }
                }
                ran.on.add(sight); // the rule ends where a map says nothing
            }
        }
        return Optional.empty();
    }

    private void self(End end, Optional<Ports> ports, Sight sight, Ran ran) {
        if (end == End.DESTINATION && way == Way.FORWARDED) {
            ran.dropped = true; // it is taken in, and goes no further
        } else {
            ran.accepted.add(end(end, sight, Optional.empty(), ports, true));
        }
    }

    /// With another end. `any`: its address may be any, where there are no `addresses`.
    private static Sight end(
            End end, Sight sight, Optional<AddressRange> addresses, Optional<Ports> ports, boolean any) {
        var packet = sight.transit().packet();
        if (addresses.isPresent() && addresses.get().family() != packet.family()) {
            return sight; // cannot be
        }
        var changed = end == End.SOURCE ? sight : sight.translated();
        if (addresses.filter(AddressRange::single).isPresent()) {
            changed = changed.with(
                    end == End.SOURCE
                            ? packet.withSource(addresses.get().first())
                            : packet.withDestination(addresses.get().first(), packet.selector()));
        } else if (addresses.isPresent() || any) {
            changed = changed.blur(end == End.SOURCE ? Header.SOURCE : Header.DESTINATION);
        }
        return port(end, changed, ports);
    }

    private static Sight port(End end, Sight sight, Optional<Ports> ports) {
        var packet = sight.transit().packet();
        if (ports.isEmpty() || !packet.protocol().hasPorts()) {
            return sight;
        }
        if (!ports.get().single()) {
            return sight.blur(end == End.SOURCE ? Header.SOURCE_PORT : Header.DESTINATION_PORT);
        }
        int port = ports.get().low();
        return sight.with(
                end == End.SOURCE
                        ? new Packet(packet.source(), packet.destination(), packet.protocol(), port, packet.selector())
                        : packet.withDestination(packet.destination(), port));
    }
}
