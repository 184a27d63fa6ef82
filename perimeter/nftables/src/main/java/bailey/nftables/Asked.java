package bailey.nftables;

import bailey.packet.Address;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/// By which of its addresses a destination was asked for: its own (`straight`), or published ones that this
/// machine rewrote.
record Asked(boolean straight, Set<Address> published) {
    static final Asked NOT = new Asked(false, Set.of());
    static final Asked STRAIGHT = new Asked(true, Set.of());

    Asked {
        published = Set.copyOf(published);
    }

    static Asked by(Address published) {
        return new Asked(false, Set.of(published));
    }

    boolean isEmpty() {
        return !straight && published.isEmpty();
    }

    /// Whether it has all that `other` has.
    boolean covers(Asked other) {
        return (straight || !other.straight) && published.containsAll(other.published);
    }

    boolean meets(Asked other) {
        return (straight && other.straight) || !Collections.disjoint(published, other.published);
    }

    Asked intersect(Asked other) {
        if (equals(other)) {
            return this;
        }
        var both = new HashSet<>(published);
        both.retainAll(other.published);
        return new Asked(straight && other.straight, both);
    }

    Asked minus(Asked other) {
        if (equals(other)) {
            return NOT;
        }
        var rest = new HashSet<>(published);
        rest.removeAll(other.published);
        return new Asked(straight && !other.straight, rest);
    }

    Asked union(Asked other) {
        var both = new HashSet<>(published);
        both.addAll(other.published);
        return new Asked(straight || other.straight, both);
    }
}
