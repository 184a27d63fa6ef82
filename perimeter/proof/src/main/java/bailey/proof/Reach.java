package bailey.proof;

import bailey.policy.Host;
import bailey.policy.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a host reaches, and who reaches it: by lines of the file in its order, and on its wire, where no firewall
/// stands.
public record Reach(Host host, List<Contact> reaches, List<Contact> reachedBy) {
    /// The word of a line, or a neighbour, and what may begin. Without a line it is on the wire.
    public record Contact(String other, String services, Optional<Line> line) {}

    public Reach {
        reaches = List.copyOf(reaches);
        reachedBy = List.copyOf(reachedBy);
    }

    static Reach of(Estate estate, Host host) {
        var machine = estate.machines().of(host);
        var to = estate.outgoing().held(machine).map(h -> contact(h, h.to()));
        var by = estate.incoming().held(machine).map(h -> contact(h, h.from()));
        return new Reach(
                host,
                sorted(to, estate.beside(machine).stream().filter(m -> !m.guarded())),
                sorted(by, machine.guarded() ? Stream.empty() : estate.beside(machine).stream()));
    }

    private static Contact contact(Held held, Side other) {
        return new Contact(other.toString(), Samples.services(held), Optional.of(held.line()));
    }

    private static List<Contact> sorted(Stream<Contact> contacts, Stream<Machine> beside) {
        var all = new ArrayList<>(new LinkedHashSet<>(contacts.toList()));
        all.sort((a, b) ->
                a.line().orElseThrow().origin().compareTo(b.line().orElseThrow().origin()));
        beside.forEach(m -> all.add(new Contact(m.name(), "everything", Optional.empty())));
        return all;
    }
}
