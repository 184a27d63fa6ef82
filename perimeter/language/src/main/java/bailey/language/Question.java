package bailey.language;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Service;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.List;

/// A question about a site: may this begin?
///
///     FROM -> TO: SERVICE                                       [Between]
///     [MACHINE/]LEG: SOURCE[:PORT] -> DESTINATION: SERVICE      [OnLeg]
///
/// FROM and TO are endpoints of the site or addresses; SERVICE is a service that its flows name, a built-in one, or
/// one spelled out (`tcp/443`). A blank follows each colon that ends a part. LEG is a zone; MACHINE is a firewall,
/// a pair or one machine of it, and may be left out where one firewall alone has a leg there. SOURCE without a port
/// is sent from 49152; an IPv6 address with a port stands in brackets. The service of a packet is one protocol and,
/// of TCP, UDP and ICMP, one port or type.
public sealed interface Question {
    /// May each of `from` begin the service with each of `to`?
    record Between(End from, End to, Service service) implements Question {}

    /// What does `at` do with a packet that comes in by its leg in the zone `leg`?
    record OnLeg(Firewall at, Zone leg, Packet packet) implements Question {}

    /// Either end of a [Between].
    sealed interface End {
        /// All that a word of the site means.
        record Named(Endpoint endpoint) implements End {}

        /// One address.
        record At(Address address) implements End {}
    }

    /// What a text turned out to be.
    sealed interface Read {
        /// It asks something.
        record Understood(Question question) implements Read {}

        /// It asks nothing that this site could answer.
        record NotUnderstood(List<Problem> problems) implements Read {
            public NotUnderstood {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Reads one line of text about `site`; in problems the text goes by `name`, as files do.
    static Read read(String name, String text, Site site) {
        return new QuestionReader(name, text, site).read();
    }
}
