package bailey.proof;

import bailey.packet.Selector;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Role;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// DMZ hosts reach each other only where a flow says so, and something holds them to it.
final class NoLateral implements LineLaw {
    @Override
    public String name() {
        return "no-lateral";
    }

    @Override
    public String demands() {
        return "A dmz zone of several hosts is `isolated`, or each of them is `guarded` (no waiver for that); and no flow"
                + " lets a whole dmz zone speak with itself.";
    }

    @Override
    public String why() {
        return "No firewall stands between two hosts of one wire. Whoever takes over the weakest of them has the others"
                + " before him without meeting a wall.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.of("segments: { dmz: isolated }\n", "", "", "segments: { dmz: isolated }\n"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        return Stream.concat(
                        estate.site().zones().stream().flatMap(z -> open(estate, z).stream()),
                        LineLaw.super.judge(estate, held).stream())
                .toList();
    }

    private static Optional<Breach> open(Estate estate, Zone zone) {
        var hosts = estate.site().hosts(zone);
        boolean many = hosts.size() > 1 || hosts.stream().anyMatch(h -> !h.single());
        boolean guarded = hosts.stream().allMatch(NoLateral::guarded);
        if (zone.role() != Role.DMZ || zone.wire() == Wire.ISOLATED || !many || guarded) {
            return Optional.empty();
        }
        var target = hosts.stream().filter(h -> !guarded(h)).findFirst().orElseThrow();
        var there = estate.machines().of(target);
        var others = estate.ground().of(zone).minus(there.addresses());
        return Optional.of(new Breach(
                "the hosts of " + zone
                        + " share one wire, where neighbours reach each other on everything and no firewall"
                        + " sees it",
                List.of(zone.origin()),
                estate.samples().onWire(others, there.addresses(), Asked.of(List.of(Selector.tcp(22)))),
                List.of(),
                "have the switch keep them apart and write `segments: { " + zone + ": isolated }`, or add `guarded` to "
                        + String.join(
                                " ",
                                hosts.stream()
                                        .filter(h -> !guarded(h))
                                        .map(Host::name)
                                        .toList())));
    }

    private static boolean guarded(Host host) {
        return host.marks().contains(Mark.GUARDED);
    }

    @Override
    public Optional<Breach> breach(Estate estate, Held held) {
        if (!(held.from().word() instanceof Zone zone)
                || zone.role() != Role.DMZ
                || !held.to().word().equals(zone)) {
            return Optional.empty();
        }
        return Optional.of(new Breach(
                "a line lets all of " + zone + " speak with all of " + zone,
                List.of(held.line().origin()),
                estate.samples().of(held),
                List.of(),
                "name the hosts: `HOST -> HOST: " + Samples.wanted(held) + "`"));
    }
}
