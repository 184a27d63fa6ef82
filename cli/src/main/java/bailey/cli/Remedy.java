package bailey.cli;

import bailey.packet.Address;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.policy.Grant;
import bailey.policy.Ground;
import bailey.policy.Host;
import bailey.policy.Journey;
import bailey.policy.Line;
import bailey.policy.Meaning;
import bailey.policy.Nat;
import bailey.policy.Publication;
import bailey.policy.Role;
import bailey.policy.Verdict.Cause;
import bailey.policy.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What would let a stopped packet pass: the lines to paste under `section` and the one that they need under `nat:`,
/// the granted line most like them, and what there is to say about it. Where no line of a file can help, there are
/// none to paste.
record Remedy(
        Optional<String> section,
        List<String> lines,
        Optional<String> nat,
        Optional<Line> nearest,
        List<String> notes) {
    private static final Remedy NONE =
            new Remedy(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

    Remedy {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /// The words of a question that a packet is a case of; what it has no word for is named as the site names it.
    record Words(Optional<String> from, Optional<String> to, String service) {}

    static Remedy of(Journey stopped, Words words, Meaning meaning, Naming naming, Instant now) {
        return new Search(stopped.sent(), words, meaning, naming, now).remedy(stopped);
    }

    /// For people; nothing where there is nothing to say.
    List<String> text() {
        var text = new ArrayList<String>();
        nearest.ifPresent(line -> text.addAll(List.of("", "nearest: " + Story.granted(line))));
        section.ifPresent(s -> text.addAll(List.of("", "to grant it, under `" + s + ":`")));
        lines.forEach(line -> text.add("  " + line));
        nat.ifPresent(line -> text.addAll(List.of("", "and, for its private addresses, under `nat:`", "  " + line)));
        notes.forEach(note -> text.add("note: " + note));
        return text;
    }

    /// Whether it is about a flow that a line could grant.
    static boolean grantable(Journey.End end) {
        return end instanceof Journey.End.Stopped(var _, var verdict) && verdict.cause() == Cause.NOT_GRANTED;
    }

    private record Search(Packet packet, Words words, Meaning meaning, Naming naming, Instant now) {
        Remedy remedy(Journey stopped) {
            if (!grantable(stopped.end())) {
                return NONE;
            }
            var notes = new ArrayList<String>();
            closed().ifPresent(grant ->
                    notes.add("line " + grant.line().origin().line() + " grants it, but only "
                            + String.join(", ", TermWords.limits(grant.line().terms()))));
            var from = zone(packet.source());
            boolean outside = from.role() == Role.EXTERNAL
                    && meaning.ground().firewall(packet.source()).isEmpty();
            if (outside
                    && zone(target()).role().inward()
                    && meaning.ground().firewall(target()).isEmpty()) {
                notes.add(
                        "a line for it would break the law no-bypass: let strangers reach a host of a dmz zone instead");
            }
            var door = outside ? door(notes) : Optional.<String>empty();
            return door.map(line -> remedy("publish", line, Optional.empty(), notes))
                    .orElseGet(() -> flow(notes));
        }

        private Remedy remedy(String section, String line, Optional<String> nat, List<String> notes) {
            return new Remedy(Optional.of(section), List.of(line), nat, nearest(), notes);
        }

        private Zone zone(Address address) {
            return meaning.ground().zone(address);
        }

        /// A grant that is not open now.
        private Optional<Grant> closed() {
            return meaning.grants().stream()
                    .filter(g -> g.covers(packet) && !g.line().terms().open(now))
                    .findFirst();
        }

        /// The machine that is meant: behind a published address the host it leads to.
        private Address target() {
            return publication().map(Publication::inside).orElse(packet.destination());
        }

        private Optional<Publication> publication() {
            return meaning.site().publications(packet.destination()).findFirst();
        }

        /// A publication for a host of a DMZ.
        private Optional<String> door(List<String> notes) {
            var host = publication()
                    .map(p -> p.hosts().getFirst())
                    .or(() -> meaning.ground().host(packet.destination()));
            return host.filter(h -> h.zone().role() == Role.DMZ)
                    .map(h -> "- " + published(h, notes) + " -> " + h + ": " + service());
        }

        private String service() {
            return words.service();
        }

        /// By the address asked for, its own, or a published one on which nothing else has that port.
        private String published(Host host, List<String> notes) {
            if (Ground.publicOnes(host).stream().anyMatch(p -> p.contains(packet.destination()))) {
                return "own";
            }
            var leading = meaning.site()
                    .publications()
                    .filter(p -> p.hosts().contains(host))
                    .flatMap(p -> p.address().stream());
            var addresses = meaning.ground().published(packet.destination())
                    ? Stream.of(packet.destination())
                    : Stream.concat(leading, meaning.site().published().stream());
            return addresses
                    .filter(this::unclaimed)
                    .findFirst()
                    .map(Address::toString)
                    .orElseGet(() -> {
                        notes.add(
                                "ADDRESS is a further public address of yours; those published have that port already,"
                                        + " so else publish another port: `8443=" + service() + "`");
                        return "ADDRESS";
                    });
        }

        private boolean unclaimed(Address address) {
            return meaning.site()
                    .publications(address)
                    .flatMap(p -> p.doors().stream())
                    .noneMatch(door -> door.outside().contains(packet));
        }

        private Remedy flow(List<String> notes) {
            var from = words.from().orElseGet(() -> word(packet.source(), "SENDER", notes));
            var to = words.to().orElseGet(() -> word(packet.destination(), "RECEIVER", notes));
            boolean wholeZone = to.equals(zone(packet.destination()).name());
            var role = zone(packet.source()).role();
            boolean reasoned = role == Role.EXTERNAL || (role == Role.DMZ && wholeZone);
            var services = reasoned ? "{ services: " + service() + ", why: … }" : service();
            return remedy("flows", "- " + from + " -> " + to + ": " + services, nat(from), notes);
        }

        /// What the reader asks of a flow to the prefixless zone from private IPv4 addresses.
        private Optional<String> nat(String from) {
            var open = meaning.site().prefixless();
            boolean leaves = packet.family() == Family.IPV4
                    && meaning.ground()
                            .place(packet.destination(), meaning.paths())
                            .equals(open);
            var sender = meaning.site().endpoint(from).orElseGet(() -> zone(packet.source()));
            boolean untranslated = !new Nat(meaning.site(), meaning.ground())
                    .untranslated(sender, open)
                    .isEmpty();
            return leaves && untranslated
                    ? Optional.of("- " + from + " -> " + open + ": masquerade")
                    : Optional.empty();
        }

        /// The name for an address; outside the zone's will do, inside a machine without one is to be named first.
        private String word(Address address, String otherwise, List<String> notes) {
            var machine = naming.machine(address);
            if (machine.isPresent()) {
                return machine.get().name();
            }
            if (zone(address).role() == Role.EXTERNAL) {
                return zone(address).name();
            }
            notes.add("name the machine first, under `hosts:`  " + otherwise + ": " + zone(address) + " " + address);
            return otherwise;
        }

        /// The grant that fits best of those that fit in two of sender, receiver and service.
        private Optional<Line> nearest() {
            return meaning.grants().stream()
                    .filter(g -> g.family() == packet.family() && score(g) > 0)
                    .max(Comparator.comparingInt(this::score)
                            .thenComparing(g -> g.line().origin(), Comparator.reverseOrder()))
                    .map(Grant::line);
        }

        private int score(Grant grant) {
            boolean from = grant.sources().contains(packet.source());
            boolean to = grant.destinations().contains(target());
            boolean service = grant.selectors().stream().anyMatch(s -> s.contains(packet));
            return from && to ? 3 : to && service ? 2 : from && service ? 1 : 0;
        }
    }
}
