package bailey.audit;

import bailey.nftables.foreign.Condition;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.Truth;
import bailey.packet.Family;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A firewall judged by its rules: what breaks, what comes in by doors, what to know beside, and what was not
/// understood.
/// `unjudged` are the laws that these texts tell nothing about.
public record Audit(
        List<AuditZone> zones,
        List<Finding> findings,
        List<AuditLaw> unjudged,
        List<String> doors,
        List<String> notes,
        List<String> doubts) {
    public Audit {
        zones = List.copyOf(zones);
        findings = List.copyOf(findings);
        unjudged = List.copyOf(unjudged);
        doors = List.copyOf(doors);
        notes = List.copyOf(notes);
        doubts = List.copyOf(doubts);
    }

    /// Judges rules among zones.
    ///
    /// @throws bailey.packet.TooManyNodes when the rules are too tangled: then nothing is known
    public static Audit of(Rules rules, List<AuditZone> zones) {
        var present = Present.of(rules, zones);
        var judges = List.<Judge>of(
                new NoBypass(present),
                new PublishedInDmz(present),
                new NamedInward(present),
                new NamedOutward(present),
                new AntiSpoof(present),
                new StatefulReturn(present),
                new DefaultDeny(present),
                new BothFamilies(present));
        var findings = judges.stream().flatMap(j -> j.findings().stream()).toList();
        return new Audit(
                zones, findings, unjudged(present), doors(present), notes(present, findings), doubts(rules.ruleset()));
    }

    /// Those of a law; none where it holds.
    public List<Finding> of(AuditLaw law) {
        return findings.stream().filter(f -> f.law() == law).toList();
    }

    /// Whether there was anything to judge.
    public boolean judged(AuditLaw law) {
        return !unjudged.contains(law);
    }

    public boolean holds() {
        return findings.isEmpty();
    }

    private static List<AuditLaw> unjudged(Present present) {
        var unjudged = new ArrayList<AuditLaw>();
        if (present.rules().families().size() < Family.values().length) {
            unjudged.add(AuditLaw.BOTH_FAMILIES);
        }
        if (present.terrain().zones().stream()
                .allMatch(z -> z.role() == Role.EXTERNAL || z.prefixes().isEmpty())) {
            unjudged.add(AuditLaw.ANTI_SPOOF);
        }
        if (present.terrain().zones(Role.DMZ).isEmpty()) {
            unjudged.add(AuditLaw.NAMED_INWARD);
            unjudged.add(AuditLaw.NAMED_OUTWARD);
        }
        return unjudged;
    }

    private static List<String> doors(Present present) {
        return present.doors().all().stream()
                .flatMap(d -> {
                    var lines = present.words().parts(d.arrivals().maybe());
                    var to = " => " + d.address()
                            + d.target().ports().map(p -> " port " + p).orElse("") + " ("
                            + d.zone().name() + ")" + (d.arrivals().surely().isEmpty() ? ", maybe" : "");
                    return lines.stream().map(l -> l + to);
                })
                .distinct()
                .toList();
    }

    private static List<String> notes(Present present, List<Finding> findings) {
        var notes = new ArrayList<String>();
        var rules = present.rules();
        for (var family : Family.values()) {
            if (!rules.families().contains(family)) {
                var program = family == Family.IPV6 ? "ip6tables-save" : "iptables-save";
                notes.add("nothing is known of " + family + ": give what " + program + " prints too");
            }
        }
        present.terrain().zones(Role.DMZ).stream()
                .map(z -> new Itself(present, z))
                .filter(i -> i.everything().isEmpty())
                .forEach(i -> i.says().ifPresent(notes::add));
        if (findings.stream().anyMatch(f -> f.law() == AuditLaw.ANTI_SPOOF)) {
            notes.add("the kernel's own rp_filter (sysctl) may stop forged sources of IPv4; no ruleset shows it");
        }
        rules.ruleset()
                .asides()
                .forEach(a ->
                        notes.add("table " + a.family() + " " + a.name() + " is left out: no routed packet meets it"));
        if (present.terrain().zones().stream().allMatch(z -> z.prefixes().isEmpty())) {
            notes.add("no zone has a network: whose an address is, is not known, and forged sources are not judged");
        }
        return notes;
    }

    /// What was not understood, and what no header tells, by its place.
    private static List<String> doubts(ForeignRuleset ruleset) {
        var beyond = ruleset.tables().stream()
                .flatMap(t -> t.chains().stream()
                        .flatMap(c -> c.rules().stream()
                                .flatMap(r -> r.steps().stream()
                                        .flatMap(s -> s instanceof Condition.Beyond(var text, var ordinary)
                                                        && ordinary == Truth.MAYBE
                                                ? Stream.of(t + " " + c.name() + ", " + r.origin() + ": " + text)
                                                : Stream.of()))));
        return Stream.concat(ruleset.doubts().stream().map(Object::toString), beyond)
                .toList();
    }
}
