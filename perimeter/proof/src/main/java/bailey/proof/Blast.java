package bailey.proof;

import bailey.policy.Firewall;
import bailey.policy.Host;
import bailey.policy.Zone;
import java.util.List;

/// What falls when a host is taken over, if whatever can be spoken with falls in its turn: machines, nearest first, and
/// the firewalls that are spoken with. Machines without a name are told once for each zone.
public record Blast(Host host, List<Fall> falls, List<Wall> walls) {
    /// A machine that falls, and the shortest chain that leads there.
    public record Fall(String machine, Zone zone, List<Link> chain) {
        public Fall {
            chain = List.copyOf(chain);
        }
    }

    /// A firewall that machines on the chain may speak with. It is not taken for fallen.
    public record Wall(Firewall firewall, List<Link> chain) {
        public Wall {
            chain = List.copyOf(chain);
        }
    }

    public Blast {
        falls = List.copyOf(falls);
        walls = List.copyOf(walls);
    }

    static Blast of(Estate estate, Host host) {
        var takeover = Takeover.of(estate, estate.machines().of(host));
        return new Blast(host, takeover.falls(), takeover.walls());
    }
}
