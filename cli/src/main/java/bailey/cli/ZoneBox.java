package bailey.cli;

import bailey.packet.Prefix;
import bailey.policy.Host;
import bailey.policy.Mark;
import bailey.policy.Role;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A zone as a box of the picture: its hosts, and which of them strangers may ask for what.
final class ZoneBox {
    /// How much of a zone is shown where there is room for it; what a box is too narrow for moves or is left out.
    enum Detail {
        /// A line a host.
        WIDE,
        /// Doors on lines of their own.
        STACKED,
        /// Names without addresses.
        NAMES
    }

    private record Span(String text, Ink ink) {}

    static final String DOOR = "◀";

    private static final int FRAME = 4;
    private static final int MOST_HOSTS = 16;

    private final Zone zone;
    private final Site site;
    private final List<Host> hosts;
    private final int names;

    ZoneBox(Zone zone, Site site) {
        this.zone = zone;
        this.site = site;
        this.hosts = site.hosts(zone);
        this.names = hosts.stream().mapToInt(h -> h.name().length()).max().orElse(0);
    }

    /// The width at which `detail` has room.
    int width(Detail detail) {
        int widest = title().length() + 8;
        widest = Math.max(widest, wire().length() + 7);
        for (var line : zone.prefixless() ? List.of("strangers") : prefixes()) {
            widest = Math.max(widest, line.length() + FRAME);
        }
        for (var host : hosts) {
            widest = Math.max(widest, FRAME + width(host, detail));
        }
        return widest;
    }

    private int width(Host host, Detail detail) {
        return switch (detail) {
            case WIDE ->
                length(machine(host, true))
                        + (doors(host).isEmpty() ? 0 : 1 + doors(host).length());
            case STACKED -> Math.max(length(machine(host, true)), longestDoor(host));
            case NAMES -> length(machine(host, false));
        };
    }

    /// The box, `width` wide and at least `height` high.
    Canvas draw(int width, int height) {
        var canvas = new Canvas();
        var lines = lines(width - FRAME);
        int bottom = Math.max(height, lines.size() + 2) - 1;
        frame(canvas, width, bottom);
        for (int i = 0; i < lines.size(); i++) {
            int column = 2;
            for (var span : lines.get(i)) {
                column = canvas.clip(i + 1, column, width - 2, span.text, span.ink);
            }
        }
        return canvas;
    }

    private void frame(Canvas canvas, int width, int bottom) {
        var border = Border.of(zone.role());
        var ink = ink(zone.role());
        canvas.across(0, 1, width - 1, border.flat(), ink);
        canvas.across(bottom, 1, width - 1, border.flat(), ink);
        canvas.down(0, 1, bottom, border.upright(), ink);
        canvas.down(width - 1, 1, bottom, border.upright(), ink);
        canvas.put(0, 0, border.corners().charAt(0), ink);
        canvas.put(0, width - 1, border.corners().charAt(1), ink);
        canvas.put(bottom, 0, border.corners().charAt(2), ink);
        canvas.put(bottom, width - 1, border.corners().charAt(3), ink);
        canvas.clip(0, 4, width - 1, " " + title() + " ", Ink.TITLE);
        if (!zone.prefixless()) {
            canvas.clip(bottom, width - wire().length() - 4, width - 1, " " + wire() + " ", ink);
        }
    }

    static Ink ink(Role role) {
        return switch (role) {
            case EXTERNAL -> Ink.STRANGER;
            case DMZ -> Ink.DMZ;
            case INTERNAL -> Ink.INTERNAL;
            case MANAGEMENT -> Ink.MANAGEMENT;
        };
    }

    private String title() {
        return zone.name().equals(zone.role().word())
                ? zone.name()
                : zone.name() + ", " + zone.role().word();
    }

    private String wire() {
        return switch (zone.wire()) {
            case SHARED -> "shared wire";
            case ISOLATED -> "isolated";
        };
    }

    private List<String> prefixes() {
        return zone.prefixes().stream().map(Prefix::toString).toList();
    }

    private List<List<Span>> lines(int width) {
        var lines = new ArrayList<List<Span>>();
        if (zone.prefixless()) {
            lines.add(List.of(
                    new Span(width < 42 ? "strangers" : "strangers: whatever no other zone claims", Ink.FAINT)));
        } else {
            prefixLines(width).forEach(l -> lines.add(List.of(new Span(l, Ink.FAINT))));
        }
        if (!hosts.isEmpty() && !zone.prefixless()) {
            lines.add(List.of());
        }
        hosts.stream().limit(MOST_HOSTS).forEach(h -> lines.addAll(lines(h, width)));
        if (hosts.size() > MOST_HOSTS) {
            lines.add(List.of(new Span("… " + (hosts.size() - MOST_HOSTS) + " more", Ink.FAINT)));
        }
        return lines;
    }

    private List<String> prefixLines(int width) {
        var all = String.join("  ", prefixes());
        return all.length() <= width ? List.of(all) : prefixes();
    }

    private List<List<Span>> lines(Host host, int width) {
        var machine = length(machine(host, true)) <= width ? machine(host, true) : machine(host, false);
        var doors = doors(host);
        if (doors.isEmpty()) {
            return List.of(machine);
        }
        if (length(machine) + 1 + doors.length() <= width) {
            var line = new ArrayList<>(machine);
            line.add(new Span(" " + doors, Ink.STRANGER));
            return List.of(line);
        }
        var lines = new ArrayList<List<Span>>(List.of(machine));
        var sign = " " + DOOR + " ";
        for (var line : Paragraph.wrapped(doors.substring(DOOR.length() + 1), width - sign.length())) {
            lines.add(List.of(new Span(sign + line, Ink.STRANGER)));
            sign = " ".repeat(sign.length());
        }
        return lines;
    }

    private int longestDoor(Host host) {
        return HostDoors.of(host, site).stream()
                .mapToInt(d -> d.length() + 3)
                .max()
                .orElse(0);
    }

    private List<Span> machine(Host host, boolean addressed) {
        var spans = new ArrayList<Span>();
        boolean more = addressed || !host.marks().isEmpty();
        spans.add(new Span(more ? padded(host.name()) : host.name(), Ink.PLAIN));
        if (addressed) {
            spans.add(new Span(" " + host.addresses().getFirst(), Ink.FAINT));
        }
        if (!host.marks().isEmpty()) {
            spans.add(new Span(" " + marks(host), Ink.TITLE));
        }
        return spans;
    }

    private String padded(String name) {
        return name + " ".repeat(names - name.length());
    }

    private static String marks(Host host) {
        return host.marks().stream().sorted().map(ZoneBox::sign).collect(Collectors.joining());
    }

    static String sign(Mark mark) {
        return switch (mark) {
            case CONFIDENTIAL -> "◆";
            case BACK_OFFICE -> "◇";
            case GUARDED -> "■";
            case OPERATOR -> "★";
        };
    }

    private String doors(Host host) {
        var doors = HostDoors.of(host, site);
        return doors.isEmpty() ? "" : DOOR + " " + String.join(" ", doors);
    }

    private static int length(List<Span> spans) {
        return spans.stream().mapToInt(s -> s.text.length()).sum();
    }
}
