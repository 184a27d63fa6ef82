package bailey.lab;

import bailey.packet.AddressSet;
import bailey.packet.Packet;
import bailey.packet.Selector;
import bailey.policy.Grants;
import bailey.policy.Ground;
import bailey.policy.Line;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Site;
import java.util.List;
import java.util.stream.Stream;

/// Which probes of a site somebody asks for: those between given ends, whether they are to pass or not, with
/// given services, and errors about what goes on there. `words` is how they were asked for.
///
/// A probe begins at an end that its sender stands in, or that its source address says: whoever forges a
/// host's address goes by that host's name too. It leads to an end that its destination is in, or that the
/// machine behind a published address stands in.
public record Selection(String words, Site site, List<Between> parts) {
    /// From any of `from` to any of `to`, with one of `selectors`.
    public record Between(AddressSet from, AddressSet to, List<Selector> selectors) {
        public Between {
            selectors = List.copyOf(selectors);
        }

        private boolean begins(Probe probe) {
            return from.contains(probe.packet().source()) || stands(probe.from(), from);
        }

        private boolean leads(Probe probe) {
            return to.contains(probe.packet().destination()) || stands(probe.to(), to);
        }

        private boolean covers(Packet packet) {
            return from.contains(packet.source())
                    && to.contains(packet.destination())
                    && selectors.stream().anyMatch(s -> s.contains(packet));
        }
    }

    public Selection {
        parts = List.copyOf(parts);
    }

    /// What goes from one set to another with a service.
    public static Selection between(String words, Site site, AddressSet from, AddressSet to, Service service) {
        var selectors = Stream.of(service.ipv4(), service.ipv6())
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new Selection(words, site, List.of(new Between(from, to, selectors)));
    }

    /// What goes between the ends of a line of the file with the services that it names.
    public static Selection of(String words, Site site, Line line) {
        var grants = Grants.of(line, site, new Ground(site));
        return new Selection(
                words,
                site,
                grants.stream()
                        .map(g -> new Between(g.sources(), g.destinations(), g.selectors()))
                        .toList());
    }

    boolean chooses(Probe probe) {
        return parts.stream().anyMatch(p -> p.begins(probe) && p.leads(probe) && asks(probe, p.selectors))
                || probe.datagram()
                        .about()
                        .filter(flow -> parts.stream().anyMatch(p -> p.covers(flow)))
                        .isPresent();
    }

    /// Whether a probe begins where it was asked to.
    public boolean begins(Probe probe) {
        return parts.stream().anyMatch(p -> p.begins(probe));
    }

    /// Whether a probe goes from one end to the other, whatever it asks for there.
    public boolean joins(Probe probe) {
        return parts.stream().anyMatch(p -> p.begins(probe) && p.leads(probe));
    }

    /// By the service it asks for, or by the one that this is behind a published address.
    private boolean asks(Probe probe, List<Selector> selectors) {
        var packet = probe.packet();
        return selectors.stream().anyMatch(s -> s.contains(packet))
                || doors(packet).anyMatch(d -> selectors.stream().anyMatch(d.inside()::overlaps));
    }

    private Stream<Publication.Door> doors(Packet packet) {
        return site.publications()
                .filter(p -> p.address().filter(packet.destination()::equals).isPresent())
                .flatMap(p -> p.doors().stream())
                .filter(d -> d.mapped() && d.outside().contains(packet));
    }

    private static boolean stands(Machine machine, AddressSet set) {
        return machine.ports().stream().flatMap(p -> p.addresses().stream()).anyMatch(set::contains);
    }
}
