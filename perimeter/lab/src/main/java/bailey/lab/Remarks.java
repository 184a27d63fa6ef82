package bailey.lab;

import bailey.lab.Probe.Kind;
import bailey.lab.Rehearsal.Outcome;
import bailey.policy.Firewall;
import bailey.policy.Host;
import bailey.policy.Publication;
import bailey.policy.Role;
import bailey.policy.Wire;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a rehearsal showed that is as the file says, and still no comfort: hosts that are called a DMZ and are
/// none, wires on which neighbours meet unseen and wear each other's addresses.
final class Remarks {
    private final Report report;

    Remarks(Report report) {
        this.report = report;
    }

    /// Of a part of a site only that it is one: it shows nothing of the whole.
    List<String> all() {
        return report.part().map(this::only).orElseGet(this::whole);
    }

    private List<String> only(Programme.Part part) {
        var said = "This was a part only: of %,d packets %,d, by `%s`. What else the site lets pass was not looked at."
                .formatted(part.of(), report.outcomes().size(), part.words());
        return report.leftOut() == 0
                ? List.of(said)
                : List.of(
                        said,
                        "The whole has %,d packets more than the lab can tell apart; some of them may belong to this part."
                                .formatted(report.leftOut()));
    }

    private List<String> whole() {
        var remarks = new ArrayList<String>();
        report.site()
                .publications()
                .filter(Publication::exposed)
                .forEach(p -> remarks.add(exposed(p, p.hosts().getFirst())));
        report.site().zones().forEach(z -> unseen(z).ifPresent(remarks::add));
        report.site().zones().forEach(z -> worn(z).ifPresent(remarks::add));
        report.site().zones().stream()
                .filter(z -> z.wire() == Wire.ISOLATED)
                .map(z ->
                        "%s is isolated in the lab by a switch that the lab made. Yours has to keep its ports apart, and each to its machine's addresses, too."
                                .formatted(z))
                .forEach(remarks::add);
        report.site().firewalls().stream()
                .filter(Firewall::pair)
                .map(Remarks::standby)
                .forEach(remarks::add);
        leftOut().ifPresent(remarks::add);
        return remarks;
    }

    private Optional<String> leftOut() {
        return Optional.of(report.leftOut())
                .filter(n -> n > 0)
                .map(n ->
                        "%,d packets were left out, since there are more than the lab can tell apart; of each kind some were sent."
                                .formatted(n));
    }

    private static String standby(Firewall pair) {
        return "Of the pair %s only %s forwarded; that %s does the same when it takes over was not tried."
                .formatted(
                        pair,
                        pair.members().getFirst().name(),
                        pair.members().getLast().name());
    }

    private String exposed(Publication publication, Host host) {
        var said = "%s: %s takes every packet to %s that nothing else claims"
                .formatted(
                        where(publication),
                        host,
                        publication.address().map(Object::toString).orElse("its addresses"));
        var near = reachedFrom(host);
        if (host.zone().role() == Role.DMZ || near.isEmpty()) {
            return said + ".";
        }
        return said + ", and reaches " + near + " without meeting a firewall. This is no DMZ: whoever takes " + host
                + " over stands inside.";
    }

    private static String where(Publication publication) {
        return publication.origin().file() + ":" + publication.origin().line();
    }

    private String reachedFrom(Host host) {
        return met(host.zone())
                .map(Outcome::probe)
                .filter(p -> p.from().name().equals(host.name()))
                .map(p -> p.to().name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /// Packets that passed between neighbours by no line of the file.
    private Stream<Outcome> met(Zone zone) {
        return report.outcomes().stream()
                .filter(o -> o.wrong().isEmpty()
                        && o.probe().kind() == Kind.PAIR
                        && o.probe().passes())
                .filter(o -> Report.line(o.probe()).isEmpty())
                .filter(o -> o.probe().from().port().zone().equals(zone));
    }

    private Optional<String> unseen(Zone zone) {
        long count = met(zone).count();
        return count == 0 || zone.role() == Role.EXTERNAL
                ? Optional.empty()
                : Optional.of(
                        "%s is a shared wire: its machines reached each other, with %,d packets that no firewall saw."
                                .formatted(zone, count));
    }

    private Optional<String> worn(Zone zone) {
        var passed = report.outcomes().stream()
                .map(Outcome::probe)
                .filter(p ->
                        p.kind() == Kind.WORN && p.passes() && Report.line(p).isPresent())
                .filter(p -> p.from().port().zone().equals(zone) && zone.wire() == Wire.SHARED)
                .toList();
        return passed.isEmpty() || zone.role() == Role.EXTERNAL
                ? Optional.empty()
                : Optional.of(
                        "On %s a machine that wore a neighbour's address passed as that neighbour with %,d packets; `segments: { %s: isolated }` with a switch that pins addresses stops it."
                                .formatted(zone, passed.size(), zone));
    }
}
