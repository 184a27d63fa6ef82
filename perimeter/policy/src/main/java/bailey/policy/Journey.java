package bailey.policy;

import bailey.packet.Packet;
import java.util.List;
import java.util.Optional;

/// A packet's way from machine to machine: what each firewall it met did, and how it ended.
public record Journey(Packet sent, List<Step> steps, End end) {
    /// One firewall's verdict; `leg` is empty for the firewall that sent the packet.
    public record Step(Firewall at, Optional<Zone> leg, Verdict verdict) {}

    /// How a way ends.
    public sealed interface End {
        /// It arrived in `zone`, as `packet`.
        record Delivered(Packet packet, Zone zone) implements End {}

        /// It arrived at a firewall, which takes it itself.
        record TakenIn(Packet packet, Firewall at) implements End {}

        /// Neighbours on a shared wire: it never met a firewall.
        record OnTheWire(Zone zone) implements End {}

        /// The last step's verdict stopped it.
        record Stopped(Firewall at, Verdict.Dropped verdict) implements End {}

        /// No firewall stands where it would have to go.
        record NoWay() implements End {}
    }

    public Journey {
        steps = List.copyOf(steps);
    }

    /// Whether it arrived.
    public boolean arrives() {
        return switch (end) {
            case End.Delivered _, End.TakenIn _, End.OnTheWire _ -> true;
            case End.Stopped _, End.NoWay _ -> false;
        };
    }

    /// The line that let it in at the first firewall.
    public Optional<Grant> grant() {
        return steps.isEmpty() ? Optional.empty() : steps.getFirst().verdict().grant();
    }
}
