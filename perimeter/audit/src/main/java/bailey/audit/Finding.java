package bailey.audit;

import java.util.List;
import java.util.Optional;

/// A law that breaks, and how: `surely`, or maybe, by rules that were not understood or that look at more than
/// headers. `witness` is a packet that shows it, `parts` are what passes.
public record Finding(AuditLaw law, boolean surely, String says, Optional<String> witness, List<String> parts) {
    public Finding {
        parts = List.copyOf(parts);
    }
}
