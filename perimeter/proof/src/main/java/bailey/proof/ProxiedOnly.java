package bailey.proof;

import bailey.policy.Role;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// A back-office application is reached from the DMZ by its one reverse proxy alone. A prefix as a host is many.
final class ProxiedOnly implements FileLaw {
    @Override
    public String name() {
        return "proxied-only";
    }

    @Override
    public String demands() {
        return "A host marked `back-office` is reached by at most one DMZ host, its proxy, which a line names.";
    }

    @Override
    public String why() {
        return "Back-office applications were not made to face strangers. What stands before one filters for it, and a"
                + " second way in is one without the filter.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.of(
                "directory: lan 192.168.7.89",
                "webmail:   lan 192.168.7.89 back-office",
                "  - www mx -> webmail: https\n",
                "  - www -> webmail: https\n"));
    }

    @Override
    public List<Breach> judge(Estate estate, List<Held> held) {
        var inward = held.stream()
                .filter(h -> h.from().dmz() && !h.to().backOffice().isEmpty())
                .toList();
        var breaches = new ArrayList<Breach>();
        for (var bundle : Bundle.of(inward, Held::to, Side::backOffice)) {
            judge(estate, bundle, breaches);
        }
        return breaches;
    }

    private static void judge(Estate estate, Bundle<Machine> bundle, List<Breach> breaches) {
        var asked = bundle.members().getFirst();
        var zones = bundle.held().stream()
                .filter(h -> h.from().word() instanceof Zone)
                .toList();
        if (!zones.isEmpty()) {
            breaches.add(breach(
                    estate,
                    zones,
                    asked,
                    "all of " + zones.getFirst().from() + " reaches " + asked + ", which is back-office"));
        }
        var named = bundle.held().stream()
                .filter(h -> !(h.from().word() instanceof Zone))
                .toList();
        var askers = new LinkedHashSet<Machine>();
        named.forEach(h -> askers.addAll(h.from().machines(p -> p.in(Role.DMZ))));
        if (askers.size() > 1 || askers.stream().anyMatch(m -> !m.single())) {
            breaches.add(breach(estate, named, asked, told(askers) + asked + ", which is back-office"));
        }
    }

    private static String told(SequencedSet<Machine> askers) {
        return askers.size() == 1
                ? "all of " + askers.getFirst() + " reaches "
                : askers.getFirst() + " and " + (askers.size() == 2 ? askers.getLast() : askers.size() - 1 + " more")
                        + " reach ";
    }

    private static Breach breach(Estate estate, List<Held> held, Machine asked, String message) {
        var last = held.getLast();
        var witness = estate.samples()
                .of(
                        last,
                        last.from().addresses(p -> p.in(Role.DMZ)),
                        last.to().addresses().intersect(asked.addresses()),
                        Asked.of(last.selectors()));
        return new Breach(
                message,
                held.stream().map(h -> h.line().origin()).toList(),
                witness,
                List.of(),
                "let its proxy alone reach it: `PROXY -> " + asked + ": " + Samples.wanted(last) + "`");
    }
}
