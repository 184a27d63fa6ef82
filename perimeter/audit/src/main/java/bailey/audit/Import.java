package bailey.audit;

import bailey.nftables.foreign.Bounds;
import bailey.nftables.foreign.Way;
import bailey.packet.PacketSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A site file that says what somebody's rules surely let pass, as far as the language can, and in comments what it
/// does not say. No line of it is wider than what the rules may let pass.
public final class Import {
    private final Present present;
    private final DraftZones zones;
    private final DraftHosts hosts;
    private final List<String> missing = new ArrayList<>();

    private Import(Rules rules, List<AuditZone> all) {
        var first = Present.of(rules, all);
        this.zones = DraftZones.of(first, missing);
        var settled = new ArrayList<>(zones.settled());
        all.stream()
                .filter(z -> settled.stream().noneMatch(s -> s.name().equals(z.name())))
                .forEach(settled::add);
        this.present = Present.of(rules, settled); // what asks for the firewall's own addresses is now known
        this.hosts = new DraftHosts(zones);
    }

    /// The text of the file. `origin`: what it was made from, for its first line.
    ///
    /// @throws bailey.packet.TooManyNodes when the rules are too tangled: then nothing is known
    public static String of(Rules rules, List<AuditZone> zones, String origin) {
        return new Import(rules, zones).text(origin);
    }

    private String text(String origin) {
        var doors = new DraftDoors(present, zones, hosts, missing);
        var publish = doors.lines();
        var flows = flows();
        var nat = new DraftNat(present, zones).lines(flows);
        present.rules().ruleset().doubts().forEach(d -> missing.add("not understood: " + d));
        var used = new HashSet<>(doors.used());
        flows.forEach(f -> used.addAll(f.from()));
        flows.forEach(f -> used.addAll(f.to()));
        var lines = new ArrayList<String>();
        lines.add(
                "# Made from " + origin + " by `bailey import`. Read all of it: names, roles and addresses marked as");
        lines.add("# guesses are, and what the language does not say is left out and listed at the end.");
        lines.addAll(List.of("bailey: 1", "site: imported", ""));
        section(lines, "zones", zones.zoneLines());
        section(lines, "hosts", hosts.lines(used));
        section(lines, "firewalls", zones.firewallLines());
        section(lines, "publish", publish);
        section(lines, "flows", flows.stream().map(DraftLine::toString).toList());
        section(lines, "nat", nat);
        missing.stream().distinct().map(m -> "# not carried over: " + plain(m)).forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static void section(List<String> lines, String name, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(name + ":");
            content.forEach(c -> lines.add("  " + c));
            lines.add("");
        }
    }

    /// Foreign text stays in its comment.
    private static String plain(String text) {
        return text.replaceAll("[^\\x20-\\x7e]+", " ");
    }

    private List<DraftLine> flows() {
        var drafting = new DraftFlows(present, zones, hosts, missing);
        var sent = Present.meaning(present.rules().ruleset(), present.terrain()).passing(Way.SENT);
        var straight = present.doors().straight(present.forwarded());
        var inside = present.doors().straight(present.takenIn());
        var lines = new ArrayList<DraftLine>();
        for (var from : zones.kept()) {
            for (var to : zones.kept()) {
                if (!from.equals(to)) {
                    lines.addAll(drafting.between(from, to, straight));
                }
            }
        }
        zones.kept().forEach(z -> lines.addAll(drafting.taken(z, inside)));
        zones.kept().forEach(z -> lines.addAll(drafting.sent(z, sent)));
        return DraftLine.merged(lines);
    }

    /// What a line lets pass is no more than this.
    static boolean within(PacketSet said, Bounds passing) {
        return passing.maybe().contains(said);
    }
}
