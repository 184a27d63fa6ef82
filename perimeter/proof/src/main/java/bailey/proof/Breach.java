package bailey.proof;

import bailey.policy.Origin;
import java.util.List;
import java.util.Optional;

/// How a law or a promise is broken: in an administrator's words, where the file says so (the lines that grant it, or
/// the fact itself), with one packet, for takeovers the chain of machines, and the least change that mends it.
public record Breach(String message, List<Origin> at, Optional<Witness> witness, List<Link> chain, String mend) {
    public Breach {
        at = at.stream().distinct().sorted().toList();
        chain = List.copyOf(chain);
    }
}
