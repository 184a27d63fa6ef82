package bailey.proof;

import bailey.packet.AddressSet;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Role;
import bailey.policy.Zone;
import java.util.List;
import java.util.function.Predicate;

/// One side of grants: a word of the file and the addresses that it has there. The grants of one word and family
/// share it. Two are equal when they are the same object.
final class Side {
    private final Endpoint word;
    private final AddressSet addresses;
    private final List<Part> parts;
    private final boolean external;
    private final boolean dmz;
    private final boolean inward;
    private final boolean named;
    private final List<Machine> confidential;
    private final List<Machine> backOffice;

    Side(Endpoint word, AddressSet addresses, List<Part> parts) {
        this.word = word;
        this.addresses = addresses;
        this.parts = List.copyOf(parts);
        this.external = any(p -> p.in(Role.EXTERNAL));
        this.dmz = any(p -> p.in(Role.DMZ));
        this.inward = any(Part::inward);
        this.named = named(word);
        this.confidential = marked(Mark.CONFIDENTIAL);
        this.backOffice = marked(Mark.BACK_OFFICE);
    }

    private boolean any(Predicate<Part> which) {
        return parts.stream().anyMatch(which);
    }

    private List<Machine> marked(Mark mark) {
        return parts.stream()
                .flatMap(p -> p.machines().stream())
                .filter(m -> m.host().filter(h -> h.marks().contains(mark)).isPresent())
                .toList();
    }

    Endpoint word() {
        return word;
    }

    AddressSet addresses() {
        return addresses;
    }

    List<Part> parts() {
        return parts;
    }

    /// Whether some of it is in an external zone.
    boolean external() {
        return external;
    }

    boolean dmz() {
        return dmz;
    }

    boolean inward() {
        return inward;
    }

    List<Machine> confidential() {
        return confidential;
    }

    List<Machine> backOffice() {
        return backOffice;
    }

    boolean firewall() {
        return word instanceof Firewall;
    }

    /// Whether it is to be kept safe from a DMZ host that falls.
    boolean kept() {
        return inward || firewall();
    }

    /// Whether the word names machines one by one: single hosts, or a group of them.
    boolean named() {
        return named;
    }

    private static boolean named(Endpoint word) {
        return switch (word) {
            case Host host -> host.single();
            case Group group -> group.hosts().stream().allMatch(Host::single);
            case Zone _, Firewall _ -> false;
        };
    }

    /// The machines of those parts that fit.
    List<Machine> machines(Predicate<Part> which) {
        return parts.stream().filter(which).flatMap(p -> p.machines().stream()).toList();
    }

    /// The addresses of those parts that fit.
    AddressSet addresses(Predicate<Part> which) {
        return AddressSet.union(
                parts.stream().filter(which).map(Part::addresses).toList());
    }

    @Override
    public String toString() {
        return word.name();
    }
}
