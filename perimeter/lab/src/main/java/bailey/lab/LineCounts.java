package bailey.lab;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many packets the elements of a firewall's maps have let pass, by the lines of the file that they stand
/// for. A trace names the rule that looked a packet up, and not the element that it found: which count grew
/// tells.
final class LineCounts {
    private static final Pattern MAP = Pattern.compile("^\\s*map (\\S+) \\{");
    private static final Pattern COUNTED = Pattern.compile("counter packets (\\d+) bytes \\d+ comment \"([^\"]*)\"");

    private final Namespace wall;
    private final Map<String, Map<String, Long>> known;

    private LineCounts(Namespace wall, Map<String, Map<String, Long>> known) {
        this.wall = wall;
        this.known = known;
    }

    /// As they stand now.
    static LineCounts of(Namespace wall) throws IOException {
        return new LineCounts(wall, counts(Nft.list(wall, "table", "inet", "bailey")));
    }

    /// The line whose count in a map grew since it was looked at last.
    Optional<String> grown(String map) throws IOException {
        var now = counts(Nft.list(wall, "map", "inet", "bailey", map)).getOrDefault(map, Map.of());
        var before = known.getOrDefault(map, Map.of());
        known.put(map, now);
        return now.entrySet().stream()
                .filter(e -> e.getValue() > before.getOrDefault(e.getKey(), 0L))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// By map and line.
    private static Map<String, Map<String, Long>> counts(String listed) {
        var counts = new HashMap<String, Map<String, Long>>();
        Map<String, Long> inside = new HashMap<>();
        for (var line : listed.lines().toList()) {
            var map = MAP.matcher(line);
            if (map.find()) {
                inside = counts.computeIfAbsent(map.group(1), _ -> new HashMap<>());
            }
            for (var counted : COUNTED.matcher(line).results().toList()) {
                inside.merge(counted.group(2), Long.parseLong(counted.group(1)), Long::sum);
            }
        }
        return counts;
    }
}
