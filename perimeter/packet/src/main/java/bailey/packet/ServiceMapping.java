package bailey.packet;

import java.util.Set;

/// A mapping that writes the services of some protocols anew and leaves those of the others.
abstract class ServiceMapping extends Mapping {
    private final int level;

    /// `level`: that of services.
    ServiceMapping(Algebra algebra, int level) {
        super(algebra);
        this.level = level;
    }

    /// The protocols concerned.
    abstract Set<Protocol> protocols();

    /// Writes all numbers of a protocol ([Services]) into the sheaf's frame at `mark`.
    abstract void write(int ref, Protocol protocol, int mark);

    @Override
    boolean untouched(int ofLevel) {
        return ofLevel > level;
    }

    @Override
    int changed(int ref) {
        return nodes.level(ref) < level ? each(ref) : services(ref);
    }

    private int services(int ref) {
        int mark = nodes.sheaf.mark();
        long next = 0;
        for (var protocol : protocols().stream().sorted().toList()) {
            copy(ref, next, Services.first(protocol.number()) - 1, mark);
            write(ref, protocol, mark);
            next = Services.last(protocol.number()) + 1;
        }
        copy(ref, next, -1, mark);
        return nodes.close(level, mark);
    }

    /// Writes what the node has at the numbers from `first` to `last`.
    final void copy(int ref, long first, long last, int mark) {
        algebra.spend(nodes.end(ref) - nodes.start(ref));
        for (int i = nodes.start(ref); i < nodes.end(ref); i++) {
            long end = nodes.last(i);
            if (Long.compareUnsigned(end, first) >= 0) {
                boolean beyond = Long.compareUnsigned(end, last) >= 0;
                nodes.sheaf.add(mark, beyond ? last : end, nodes.child(ref, i));
                if (beyond) {
                    return;
                }
            }
        }
    }
}
