package bailey.proof;

import bailey.packet.Family;
import bailey.policy.Firewall;
import bailey.policy.Hop;
import bailey.policy.Place;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be borrowed on shared wires. Towards a firewall's leg a machine there can wear every address that the
/// meaning's step 1 admits by that leg, for what step 5 passes on from there: its neighbours', and between walls
/// strangers' towards the inner one and inside hosts' towards the outer one (docs/meaning.md, *Worn*).
final class Borrowing {
    /// From where to where grants lead, as far as firewalls tell it apart.
    private record Course(Zone from, Optional<Firewall> sender, Place to, Zone leg, Family family) {}

    private record Use(Held held, Part from, Part to) {}

    private final Estate estate;
    private final Map<Course, List<Use>> courses = new LinkedHashMap<>();
    private final Map<Zone, List<Loan>> known = new HashMap<>();

    Borrowing(Estate estate) {
        this.estate = estate;
        for (var held : estate.held()) {
            for (var from : held.from().parts()) {
                for (var to : held.to().parts()) {
                    var course = new Course(from.zone(), from.firewall(), to.place(), to.zone(), held.family());
                    courses.computeIfAbsent(course, _ -> new ArrayList<>()).add(new Use(held, from, to));
                }
            }
        }
    }

    /// All that a machine on the wire of a zone can borrow there, its own grants included.
    List<Loan> on(Zone wire) {
        return known.computeIfAbsent(wire, this::search);
    }

    private List<Loan> search(Zone wire) {
        var loans = new ArrayList<Loan>();
        for (var firewall : estate.site().firewalls()) {
            if (firewall.touches(wire)) {
                courses.forEach((course, uses) -> {
                    if (passes(course, firewall, wire)) {
                        boolean first = first(course, firewall);
                        uses.forEach(u -> loans.add(new Loan(u.held, u.from, u.to, firewall, first)));
                    }
                });
            }
        }
        return loans;
    }

    private boolean passes(Course course, Firewall at, Zone leg) {
        boolean own = course.sender.filter(at::equals).isPresent();
        if (own || !entry(course.from, at, course.family).equals(Optional.of(leg))) {
            return false;
        }
        return course.to.equals(at)
                || path(course)
                        .filter(h -> h.at().equals(at) && h.in().equals(Optional.of(leg)))
                        .filter(h -> answerable(course, h))
                        .findFirst()
                        .isPresent();
    }

    private Optional<Zone> entry(Zone from, Firewall at, Family family) {
        return estate.paths().entry(from, at, family);
    }

    /// Neighbours' own wire is no course: what stands there is reached without a firewall.
    private java.util.stream.Stream<Hop> path(Course course) {
        return course.from.equals(course.to)
                ? java.util.stream.Stream.empty()
                : estate.paths().between(course.from, course.to).stream()
                        .filter(_ -> estate.paths().carries(course.from, course.to, course.family))
                        .flatMap(List::stream);
    }

    /// Step 5: another firewall's address is reached only by the leg by which its answers are admitted.
    private boolean answerable(Course course, Hop hop) {
        return !(course.to instanceof Firewall)
                || (hop.out().isPresent() && hop.out().equals(entry(course.leg, hop.at(), course.family)));
    }

    private boolean first(Course course, Firewall at) {
        return estate.paths()
                .between(course.from, course.to)
                .filter(hops -> hops.getFirst().at().equals(at))
                .isPresent();
    }
}
