package bailey.language;

import bailey.packet.Packet;
import bailey.policy.Verdict;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import bailey.policy.Verdict.Dropped;

/// A verdict on one line, as `probes.txt` writes it:
///
///     accept BECAUSE DESTINATION[:PORT] from SOURCE out ZONE    forwarded, as it leaves
///     accept BECAUSE DESTINATION[:PORT] from SOURCE in          taken by the firewall itself
///     drop CAUSE                                                in silence
///     refuse CAUSE                                              with an answer
///
/// BECAUSE is the line of the file, `site.yaml:38`, or what every firewall does by itself, `neighbour-discovery`;
/// CAUSE is one of `not-unicast` `spoofed` `banned` `no-flow` `off-path` `not-granted`. An IPv6 address with a port
/// stands in brackets.
final class VerdictLine {
    private VerdictLine() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Accepted(var because, var leaves, var out) ->
                "accept " + of(because) + " " + destination(leaves) + " from " + leaves.source()
                        + out.map(zone -> " out " + zone.name()).orElse(" in");
            case Dropped(var cause, var refused) -> (refused ? "refuse " : "drop ") + cause.word();
        };
    }

    private static String of(Because because) {
        return switch (because) {
            case Because.Granted(var grant) -> {
                var origin = grant.line().origin();
                yield origin.file().substring(origin.file().lastIndexOf('/') + 1) + ":" + origin.line();
            }
            case Because.ByItself(var what) -> what.replace(' ', '-');
        };
    }

    private static String destination(Packet packet) {
        var address = packet.destination();
        return packet.protocol().hasPorts() ? address.withPort(packet.selector()) : address.toString();
    }
}
