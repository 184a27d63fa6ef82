package bailey.policy;

import java.util.List;

/// What stands on either side of a flow's arrow. All endpoints of a site share one set of names.
public sealed interface Endpoint permits Place, Host, Group {
    String name();

    Origin origin();

    /// Whether both words are one and the same machine, which meets no firewall on the way to itself.
    default boolean sameMachine(Endpoint other) {
        return equals(other)
                && switch (this) {
                    case Host host -> host.single();
                    case Firewall _ -> true;
                    case Zone _, Group _ -> false;
                };
    }

    /// Where its paths end: at a firewall itself, else in the zones that its machines are in.
    default List<Place> places() {
        return switch (this) {
            case Zone zone -> List.of(zone);
            case Firewall firewall -> List.of(firewall);
            case Host host -> List.of(host.zone());
            case Group group ->
                group.hosts().stream().<Place>map(Host::zone).distinct().toList();
        };
    }
}
