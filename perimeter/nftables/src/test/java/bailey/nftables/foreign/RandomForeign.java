package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Element;
import bailey.nftables.foreign.Elements.Leads;
import bailey.nftables.foreign.Fact.Header;
import bailey.nftables.foreign.ForeignChain.Base;
import bailey.nftables.foreign.ForeignChain.Kind;
import bailey.packet.Address;
import bailey.packet.AddressRange;
import bailey.packet.Direction;
import bailey.packet.FlowState;
import bailey.packet.Packet;
import bailey.packet.Ports;
import bailey.packet.Prefix;
import bailey.packet.Protocol;
import bailey.packet.Transit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Rulesets that nobody would write, and packets for them, over a few addresses and ports so that they often meet.
final class RandomForeign {
    static final Devices DEVICES = new Devices(List.of("lo", "eth0", "eth1", "wg0"));

    private static final List<String> FOUR = List.of("10.0.0.1", "10.0.0.2", "10.0.1.1", "224.0.0.1", "192.0.2.1");
    private static final List<String> SIX = List.of("fd00::1", "fd00::2", "ff02::1", "2001:db8::1");

    private final Random random;
    private final boolean everything;

    /// @param everything pools, unknown targets and untracked flows too, of which the walk knows less than the sets, or
    /// the sets less than the walk
    RandomForeign(Random random, boolean everything) {
        this.random = random;
        this.everything = everything;
    }

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> List<T> some(int most, Supplier<T> make) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(_ -> make.get())
                .toList();
    }

    ForeignRuleset ruleset() {
        return new ForeignRuleset(some(3, this::table), List.of());
    }

    private ForeignTable table() {
        var called = new ArrayList<ForeignChain>();
        for (int i = 0; i < 3; i++) {
            var names = called.stream().map(ForeignChain::name).toList();
            called.add(new ForeignChain("sub" + i, Optional.empty(), some(4, () -> rule(names, Optional.empty()))));
        }
        var names = called.stream().map(ForeignChain::name).toList();
        var all = new ArrayList<>(called);
        for (int i = 0; i <= random.nextInt(4); i++) {
            all.add(base("base" + i, names));
        }
        return new ForeignTable(
                of(List.of(ForeignTable.Family.INET, ForeignTable.Family.IP, ForeignTable.Family.IP6)), "t", all);
    }

    private ForeignChain base(String name, List<String> called) {
        boolean nat = one(3);
        var stations = nat
                ? List.of(Station.PREROUTING, Station.OUTPUT, Station.POSTROUTING, Station.INPUT)
                : List.of(
                        Station.PREROUTING,
                        Station.INPUT,
                        Station.FORWARD,
                        Station.FORWARD,
                        Station.OUTPUT,
                        Station.POSTROUTING);
        var base = new Base(
                of(stations), nat ? Kind.NAT : Kind.FILTER, of(List.of(-300, -100, 0, 100)), !one(4), List.of());
        var end =
                base.station() == Station.PREROUTING || base.station() == Station.OUTPUT ? End.DESTINATION : End.SOURCE;
        return new ForeignChain(
                name, Optional.of(base), some(6, () -> rule(called, nat ? Optional.of(end) : Optional.empty())));
    }

    private ForeignRule rule(List<String> called, Optional<End> nat) {
        var steps = new ArrayList<Step>();
        for (int i = random.nextInt(4); i > 0; i--) {
            steps.add(condition());
        }
        steps.add(nat.isPresent() && !one(3) ? new Act.Rewrite(nat.get(), target()) : act(called));
        return new ForeignRule(steps, "", "somewhere");
    }

    private Condition condition() {
        var header = of(List.of(Header.values()));
        return switch (random.nextInt(12)) {
            case 0 -> new Condition.Beyond("beyond", of(List.of(Truth.values())));
            case 1 -> new Condition.Unknown("unknown");
            case 2 -> new Condition.Flags(of(List.of(2, 23, 255)), random.nextBoolean(), of(List.of(0, 2, 16)));
            case 3 ->
                new Condition.Kept(
                        of(List.of(End.values())),
                        random.nextBoolean(),
                        EnumSet.copyOf(some(2, () -> of(List.of(AddressKind.values())))));
            case 4, 5 -> {
                var key = some(3, () -> of(List.of(Header.values())));
                yield new Condition.In(
                        List.copyOf(key), random.nextBoolean(), elements(List.copyOf(key), () -> Elements.NOWHERE));
            }
            default -> new Condition.Is(header, !one(3), some(2, () -> span(header)));
        };
    }

    private Elements elements(List<Fact> key, Supplier<Leads> leads) {
        var elements = some(3, () -> new Element(key.stream().map(this::span).toList(), leads.get()));
        return new Elements("", one(5), elements);
    }

    private Span span(Fact fact) {
        if (one(20)) {
            return new Span.All();
        }
        return switch ((Header) fact) {
            case IN, OUT -> new Span.Device(of(List.of("eth0", "eth", "lo", "")), random.nextBoolean());
            case FAMILY -> Span.of(of(List.of(4, 6)));
            case SOURCE, DESTINATION -> addresses();
            case PROTOCOL -> Span.of(of(List.of(1, 6, 6, 17, 58, 47)));
            case SOURCE_PORT, DESTINATION_PORT -> of(List.of(Span.of(80), Span.of(443), new Span.Numbers(0, 1023)));
            case ICMP_TYPE -> of(List.of(Span.of(8), Span.of(128), new Span.Numbers(0, 10)));
            case STATE -> States.span(of(List.of(FlowState.values())));
            case DIRECTION, REWRITTEN -> Span.of(random.nextInt(2));
        };
    }

    private Span addresses() {
        return of(List.of(
                Span.of(Prefix.of("10.0.0.0/24")),
                Span.of(Address.of("10.0.0.2")),
                Span.of(Prefix.of("fd00::/16")),
                Span.of(Address.of("2001:db8::1")),
                Span.of(Prefix.of("0.0.0.0/0"))));
    }

    private Act act(List<String> called) {
        if (!called.isEmpty() && one(2)) {
            return one(2) ? new Act.Jump(of(called)) : new Act.Goto(of(called));
        }
        return switch (random.nextInt(everything ? 9 : 8)) {
            case 0, 1, 2 -> new Act.Accept();
            case 3 -> new Act.Drop();
            case 4 -> new Act.Return();
            case 5 -> {
                var key = some(2, () -> of(List.of(Header.values())));
                yield new Act.Branch(
                        List.copyOf(key),
                        elements(
                                List.copyOf(key),
                                () -> new Leads.To(of(List.of(new Act.Accept(), new Act.Drop(), new Act.Return())))));
            }
            case 6 -> new Act.Nothing("counter");
            case 7 -> one(4) && everything ? new Act.Unknown("what") : new Act.Refuse("no");
            default -> new Act.Untrack();
        };
    }

    private Target target() {
        if (everything && one(3)) {
            return of(List.of(
                    new Target.Unknown("where"),
                    new Target.Self(Optional.empty()),
                    new Target.To(
                            Optional.of(new AddressRange(Address.of("10.0.0.1"), Address.of("10.0.0.2"))),
                            Optional.empty()),
                    new Target.To(Optional.empty(), Optional.of(new Ports(80, 443)))));
        }
        if (one(4)) {
            var key = List.<Fact>of(Header.DESTINATION_PORT);
            return new Target.ByMap(key, elements(key, () -> new Leads.Becomes(single())));
        }
        return single();
    }

    private Target single() {
        var address = Address.of(of(one(3) ? SIX : FOUR));
        return new Target.To(
                everything && one(5) ? Optional.empty() : Optional.of(new AddressRange(address, address)),
                one(2) ? Optional.empty() : Optional.of(Ports.of(of(List.of(80, 443, 8080)))));
    }

    Transit transit() {
        boolean four = one(3) == false;
        var protocol = new Protocol(of(four ? List.of(1, 6, 6, 17, 47) : List.of(58, 6, 17)));
        int selector =
                protocol.hasPorts() ? of(List.of(80, 443, 8080, 53)) : protocol.isIcmp() ? of(List.of(0, 8, 128)) : 0;
        int source = protocol.hasPorts() ? of(List.of(80, 50_000)) : 0;
        var packet = new Packet(
                Address.of(of(four ? FOUR : SIX)), Address.of(of(four ? FOUR : SIX)), protocol, source, selector);
        return new Transit(
                packet,
                random.nextInt(6),
                random.nextInt(6),
                one(2) ? FlowState.NEW : of(List.of(FlowState.values())),
                of(List.of(Direction.values())),
                one(4));
    }
}
