package bailey.proof;

import bailey.nftables.Ruleset;
import bailey.nftables.RulesetMeaning;
import bailey.nftables.Toward;
import bailey.packet.Address;
import bailey.packet.PacketSet;
import bailey.packet.PacketSpace;
import bailey.packet.Preference;
import bailey.packet.Prefix;
import bailey.packet.Selector;
import bailey.packet.Transit;
import bailey.policy.Firewall;
import bailey.policy.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine's ruleset beside what the site means there.
final class Comparison {
    private static final String BEGIN = "begin";

    private final Site site;
    private final Beginnings beginnings;
    private final Departures departures;
    private final Firewall firewall;
    private final Firewall.Member machine;
    private final RulesetMeaning ruleset;
    private final PacketSpace space;
    private final Preference liked;
    private final List<Finding> findings = new ArrayList<>();

    Comparison(Terrain terrain, Firewall firewall, Firewall.Member machine, Ruleset ruleset, PacketSpace space) {
        this.site = terrain.site();
        this.beginnings = new Beginnings(terrain, firewall, space);
        this.departures = new Departures(terrain, firewall, machine, space);
        this.firewall = firewall;
        this.machine = machine;
        this.ruleset = new RulesetMeaning(ruleset, devices(firewall, machine));
        this.space = space;
        this.liked = liked(terrain.site());
    }

    private static List<String> devices(Firewall firewall, Firewall.Member machine) {
        return firewall.zones().stream()
                .map(z -> machine.leg(z).orElseThrow().device())
                .toList();
    }

    /// Packets between hosts that have a name.
    private static Preference liked(Site site) {
        var addresses = site.hosts().stream()
                .flatMap(h -> h.addresses().stream())
                .filter(Prefix::single)
                .map(Prefix::first)
                .toList();
        return new Preference(addresses, List.of(Selector.tcp(443), Selector.tcp(22), Selector.tcp(80)));
    }

    List<Finding> findings() {
        var asked = beginnings.questions(machine);
        var ever = beginnings.ever();
        var passing = ruleset.beginning(asked);
        spoofed(passing.may());
        same(passing.may(), ever, asked, BEGIN);
        same(passing.sure(), beginnings.always(), asked, BEGIN);
        answered(ever, asked);
        sent();
        ever.forEach(
                (toward, packets) -> leaving(toward, packets.intersect(asked).minus(beginnings.itself())));
        strays(asked);
        related();
        return List.copyOf(findings);
    }

    /// The law of anti-spoofing: nothing begins from where its source cannot come from.
    private void spoofed(Map<Toward, PacketSet> passing) {
        var forged = space.union(passing.values()).minus(beginnings.admitted());
        found(forged, new AntiSpoof(), "lets in what comes by a leg that its source does not stand behind");
    }

    /// Both ways: no more than the site grants, and no less.
    private void same(Map<Toward, PacketSet> passing, Map<Toward, PacketSet> meant, PacketSet asked, String what) {
        var all = new LinkedHashSet<>(passing.keySet());
        all.addAll(meant.keySet());
        for (var toward : all) {
            var does = passing.getOrDefault(toward, space.empty());
            var should = meant.getOrDefault(toward, space.empty()).intersect(asked);
            found(does.minus(should), new StatefulReturn(), "lets " + what + " what no line grants" + to(toward));
            found(
                    should.minus(does),
                    new StatefulReturn(),
                    "does not let " + what + " what a line grants" + to(toward));
        }
    }

    /// What the machine begins itself, which leaves as it is.
    private void sent() {
        var asked = beginnings.sendable(machine);
        var ever = beginnings.everSent(machine);
        var sent = ruleset.sent("new", asked);
        same(sent.may(), Map.of(Toward.ITSELF, ever), asked, "the machine itself begin");
        same(sent.sure(), Map.of(Toward.ITSELF, beginnings.alwaysSent(machine)), asked, "the machine itself begin");
        leaving(Toward.ITSELF, ever.intersect(asked));
    }

    /// The sources with which packets leave that may begin a flow.
    private void leaving(Toward toward, PacketSet packets) {
        var does = ruleset.leaving(toward, packets);
        departures
                .of(toward, packets)
                .forEach((source, some) -> found(
                        some.minus(does.getOrDefault(source, space.empty())),
                        new StatefulReturn(),
                        "lets leave with another source than "
                                + source.map(Address::toString).orElse("its own")));
    }

    private static String to(Toward toward) {
        return toward.host().map(h -> ", towards " + h).orElse("");
    }

    /// Answers to what may begin come back: through the machine, from it, and to it.
    private void answered(Map<Toward, PacketSet> meant, PacketSet asked) {
        var begun = space.union(meant.entrySet().stream()
                .map(e -> after(e.getKey(), e.getValue().intersect(asked)))
                .toList());
        var itself = beginnings.itself();
        answered(begun.minus(itself), ruleset.leaking("established", space.all()));
        answered(
                begun.intersect(itself),
                space.union(ruleset.sent("established", space.all()).may().values()));
        answered(
                beginnings.everSent(machine).intersect(beginnings.sendable(machine)),
                ruleset.takenIn("established", space.all()));
    }

    /// `back`: every answer that passes. What does not is a small set, and is turned round instead of what begins.
    private void answered(PacketSet begun, PacketSet back) {
        var lost = begun.intersect(back.complement().reversed()).reversed();
        found(lost, new StatefulReturn(), "keeps back the answer to what a line grants");
    }

    private static PacketSet after(Toward toward, PacketSet packets) {
        return toward.host().map(h -> packets.withDestination(h, toward.port())).orElse(packets);
    }

    /// What belongs to no flow and begins none goes nowhere.
    private void strays(PacketSet asked) {
        var through = asked.minus(beginnings.itself());
        for (var state : List.of("invalid", "untracked")) {
            found(ruleset.leaking(state, through), new StatefulReturn(), "passes on what belongs to no flow");
        }
    }

    /// What is about a flow is an error, and for a machine.
    private void related() {
        var all = ruleset.leaking("related", space.all()).union(ruleset.takenIn("related", beginnings.relatable()));
        found(all.minus(beginnings.errors()), new StatefulReturn(), "takes for an error about a flow what is none");
        found(
                ruleset.takenIn("related", beginnings.errorsForNobody()),
                new StatefulReturn(),
                "takes errors that are for no single machine");
    }

    private void found(PacketSet wrong, Law law, String what) {
        wrong.witness(liked).ifPresent(packet -> findings.add(new Finding.BrokenLaw(law, breach(packet, what))));
    }

    private Breach breach(Transit packet, String what) {
        var header = packet.packet();
        var witness = new Witness(
                name(header.source()),
                header,
                name(header.destination()),
                Selector.of(header).toString());
        return new Breach(
                "the ruleset of " + machine.name() + " " + what + " (from " + leg(packet.in()) + " to "
                        + leg(packet.out()) + ")",
                List.of(firewall.origin()),
                Optional.of(witness),
                List.of(),
                "this is a fault of Bailey itself: report it with the site's file, and do not use this ruleset");
    }

    private String leg(int number) {
        var zones = firewall.zones();
        return number < zones.size() ? zones.get(number).name() : machine.name();
    }

    private String name(Address address) {
        return site.hosts().stream()
                .filter(h -> h.addresses().stream().anyMatch(p -> p.contains(address)))
                .map(h -> h.name())
                .findFirst()
                .orElse(address.toString());
    }
}
