package bailey.lab;

import bailey.lab.Evidence.Answer;
import bailey.lab.Probe.Expected;
import bailey.nftables.LogPrefix.Reason;
import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import bailey.policy.Ground;
import bailey.policy.Verdict.Cause;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether what was seen of a probe is what its site means.
final class Judgement {
    private Judgement() {}

    /// What is wrong, in a few words; empty if nothing is. While packets are under way that means: not yet all
    /// seen.
    static Optional<String> wrong(Probe probe, Evidence seen) {
        return switch (probe.expected()) {
            case Expected.Passes passes -> missing(probe, passes, seen);
            case Expected.Stops stops -> leaking(probe, stops, seen);
            case Expected.Pinned() ->
                seen.pinned() && seen.arrivals().isEmpty() && seen.seenAt().isEmpty()
                        ? Optional.empty()
                        : Optional.of("the wire did not stop it: " + told(seen));
            case Expected.NoWay() ->
                seen.arrivals().isEmpty()
                        ? Optional.empty()
                        : Optional.of("no firewall leads there, and yet: " + told(seen));
        };
    }

    private static Optional<String> missing(Probe probe, Expected.Passes passes, Evidence seen) {
        boolean arrived = seen.arrivals().stream()
                .anyMatch(a -> a.at().owns(passes.arrives().destination()) && same(a.packet(), passes.arrives()));
        if (!arrived || !seen.stops().isEmpty()) {
            return Optional.of("it should arrive as " + passes.arrives() + ", but " + told(seen));
        }
        if (probe.kind() == Probe.Kind.PAIR
                && passes.line().isEmpty()
                && !seen.seenAt().isEmpty()) {
            return Optional.of("neighbours met a firewall: " + told(seen));
        }
        boolean answered =
                !passes.answered() || !answers(probe) || seen.answers().stream().anyMatch(a -> answer(probe, a));
        return answered ? Optional.empty() : Optional.of("it arrived, but its answer did not come back");
    }

    /// The source port may be changed by address translation; all else has to be as foretold.
    private static boolean same(Packet seen, Packet foretold) {
        return seen.source().equals(foretold.source())
                && seen.destination().equals(foretold.destination())
                && seen.protocol().equals(foretold.protocol())
                && seen.selector() == foretold.selector();
    }

    /// Whether what the probe asks for has an answer: TCP, UDP and echo.
    private static boolean answers(Probe probe) {
        var packet = probe.packet();
        return packet.protocol().hasPorts()
                || (packet.protocol().equals(Protocol.ICMP) && packet.selector() == 8)
                || (packet.protocol().equals(Protocol.ICMPV6) && packet.selector() == 128);
    }

    /// The answer comes from the address that was asked: translation is undone.
    private static boolean answer(Probe probe, Evidence.Answered answered) {
        var packet = probe.packet();
        boolean fromThere = answered.packet().source().equals(packet.destination());
        boolean samePort = !packet.protocol().hasPorts()
                || answered.answer() == Answer.ERROR
                || answered.packet().sourcePort() == packet.selector();
        boolean atWall = probe.to().firewall().isPresent(); // where nothing listens its kernel answers for it
        return fromThere && samePort && (answered.answer() == Answer.REPLY || atWall);
    }

    private static Optional<String> leaking(Probe probe, Expected.Stops stops, Evidence seen) {
        if (!seen.arrivals().isEmpty()) {
            return Optional.of(stops.at() + " should stop it, but " + told(seen));
        }
        boolean stopped = seen.stops().stream()
                .anyMatch(s -> s.at().firewall().filter(stops.at()::equals).isPresent()
                        && fits(probe, stops.cause(), s.reason()));
        if (!stopped && !martian(probe, stops, seen)) {
            return Optional.of(stops.at() + " should stop it (" + words(stops.cause()) + "), but " + told(seen));
        }
        boolean told = seen.answers().stream().anyMatch(a -> a.answer() != Answer.REPLY);
        if (stops.refused() && !told) {
            return Optional.of("it was stopped without a word, and should be refused");
        }
        return !stops.refused()
                        && told
                        && probe.kind() != Probe.Kind.OWN
                        && probe.pastSwitch().isEmpty()
                ? Optional.of("it was refused, and should be stopped without a word")
                : Optional.empty();
    }

    /// Whether the firewall's kernel dropped it on its way to a route, which it tells nobody: what is for no machine
    /// (RFC 1812, section 5.3.7). That fragments came is not seen either.
    private static boolean martian(Probe probe, Expected.Stops stops, Evidence seen) {
        var destination = probe.packet().destination();
        return stops.cause() == Cause.NOT_UNICAST
                && never(destination)
                && !never(probe.packet().source())
                && seen.unsent().isEmpty()
                && (probe.datagram().form() == Datagram.Form.FRAGMENTS
                        || seen.seenAt().stream()
                                .anyMatch(m ->
                                        m.firewall().filter(stops.at()::equals).isPresent()));
    }

    private static boolean never(Address address) {
        return Ground.NEVER_UNICAST.stream().anyMatch(p -> p.contains(address));
    }

    /// Of what comes from no machine the source is asked first; of what is for none, whether it can begin a flow.
    private static boolean fits(Probe probe, Cause cause, Reason reason) {
        boolean fromNobody = never(probe.packet().source());
        return switch (cause) {
            case NOT_UNICAST ->
                reason == Reason.NONUNICAST
                        || reason == Reason.SPOOF
                        || (!fromNobody && (reason == Reason.INVALID || reason == Reason.LINKONLY));
            case SPOOFED -> reason == Reason.SPOOF || reason == Reason.NONUNICAST;
            case BANNED -> reason == Reason.BAN;
            case NO_FLOW ->
                reason == Reason.INVALID
                        || reason == Reason.REDIRECT
                        || reason == Reason.NEWNOTSYN
                        || reason == Reason.LINKONLY;
            case OFF_PATH, NOT_GRANTED -> reason == Reason.DENY || reason == Reason.OFFPATH;
        };
    }

    static String words(Cause cause) {
        return switch (cause) {
            case NOT_UNICAST -> "not unicast";
            case SPOOFED -> "forged source";
            case BANNED -> "banned";
            case NO_FLOW -> "no flow it belongs to";
            case OFF_PATH -> "not on its path";
            case NOT_GRANTED -> "not granted";
        };
    }

    static String told(Evidence seen) {
        if (seen.unsent().isPresent()) {
            return seen.unsent().get();
        }
        var arrivals = seen.arrivals().stream().map(a -> "it arrived at " + a.at() + " as " + a.packet());
        var stops = seen.stops().stream()
                .map(s -> s.at() + " stopped it (" + s.reason().name().toLowerCase(Locale.ROOT) + ")");
        var pins = seen.pinned() ? Stream.of("the wire stopped it") : Stream.<String>empty();
        var all = Stream.of(arrivals, stops, pins).flatMap(s -> s).distinct().collect(Collectors.joining("; "));
        if (!all.isEmpty()) {
            return all;
        }
        return seen.seenAt().isEmpty()
                ? "nothing was seen of it"
                : "it came to " + seen.seenAt().getLast() + " and nothing more was seen of it";
    }
}
