package bailey.audit;

import bailey.packet.Address;
import bailey.packet.Prefix;
import bailey.policy.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads zones as people give them: `lan=internal:eth1:192.168.7.1/24,2001:db8:7::/64`.
public final class ZoneWords {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern WORDS = Pattern.compile("([^=:]*)=([^:]*)(?::([^:]*)(?::(.*))?)?", Pattern.DOTALL);
    private static final String SHAPE = "; write NAME=ROLE:DEVICE[:PREFIX,…], e.g. lan=internal:eth1:192.168.7.0/24";

    private ZoneWords() {}

    /// The zones of a file, one a line; `#` begins a comment.
    public static List<String> lines(String text) {
        return text.lines()
                .map(l -> l.replaceFirst("#.*", "").strip())
                .filter(l -> !l.isEmpty())
                .map(l -> l.startsWith("--zone ")
                        ? l.substring("--zone ".length()).strip()
                        : l)
                .toList();
    }

    /// All of them; at least one is external, and each device is in one.
    public static List<AuditZone> read(List<String> words) throws WrongRules {
        var zones = new ArrayList<AuditZone>();
        var names = new HashSet<String>();
        for (var word : words) {
            var zone = zone(word);
            for (var name : Stream.concat(
                            Stream.of(zone.name()), zone.devices().stream().map(d -> "device " + d))
                    .toList()) {
                if (!names.add(name)) {
                    throw new WrongRules("zone `" + word + "`: a second " + name);
                }
            }
            zones.add(zone);
        }
        if (zones.stream().noneMatch(z -> z.role() == Role.EXTERNAL)) {
            throw new WrongRules("no zone is external; name where strangers come from, e.g. internet=external:eth0");
        }
        return zones;
    }

    private static AuditZone zone(String word) throws WrongRules {
        var parts = WORDS.matcher(word);
        if (!parts.matches() || !NAME.matcher(parts.group(1)).matches()) {
            throw wrong(word, "not a zone");
        }
        var role = Stream.of(Role.values())
                .filter(r -> r.word().equals(parts.group(2)))
                .findFirst()
                .orElseThrow(() -> wrong(word, "its role is external, dmz, internal or management"));
        var prefixes = new ArrayList<Prefix>();
        var own = new ArrayList<Address>();
        for (var network : words(parts.group(4))) {
            var prefix = prefix(network, own).orElseThrow(() -> wrong(word, "`" + network + "` is no prefix"));
            if (role == Role.EXTERNAL && prefix.single()) {
                own.add(prefix.base()); // strangers are more than one: it is the firewall's
            } else {
                prefixes.add(prefix);
            }
        }
        var devices = words(parts.group(3)).stream().filter(d -> !d.equals("-")).toList();
        return new AuditZone(parts.group(1), role, devices, prefixes, own);
    }

    private static List<String> words(@org.jspecify.annotations.Nullable String list) {
        return list == null
                ? List.of()
                : Stream.of(list.split(",", -1))
                        .map(String::strip)
                        .filter(w -> !w.isEmpty())
                        .toList();
    }

    /// An address with the length of its prefix, as `ip address` prints it, is the firewall's own besides.
    private static Optional<Prefix> prefix(String word, List<Address> own) {
        int slash = word.indexOf('/');
        var plain = Prefix.parse(word);
        if (plain.isPresent() || slash < 0) {
            return plain;
        }
        var address = Address.parse(word.substring(0, slash));
        if (address.isEmpty() || !word.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(word.substring(slash + 1));
        if (length > address.get().family().bits()) {
            return Optional.empty();
        }
        own.add(address.get());
        return Optional.of(new Prefix(Prefix.masked(address.get(), length), length));
    }

    private static WrongRules wrong(String word, String wrong) {
        return new WrongRules("zone `" + word + "`: " + wrong + SHAPE);
    }
}
