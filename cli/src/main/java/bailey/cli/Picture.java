package bailey.cli;

import bailey.packet.Address;
import bailey.policy.Firewall;
import bailey.policy.Mark;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The perimeter as a picture: strangers at the top, under them the walls, behind each wall its zones side by side.
/// What is too wide goes on in another row behind the same wall.
final class Picture {
    /// Something behind a wall, on the leg to `leg`; `deep` if there are walls behind it in turn.
    private record Part(Zone leg, int width, boolean deep, Drawing drawing) {}

    private interface Drawing {
        Canvas draw(int width, int height);
    }

    /// Where lines meet a box or a wall, from its left edge.
    private static final int ANCHOR = 2;

    private static final int GAP = 2;
    private static final char UNBROKEN = '\u00a0';

    /// How wide a tooth of a battlement is, and the gap to the next.
    private static final int MERLON = 2;

    private final Site site;
    private final int columns;
    private final ZoneBox.Detail detail;
    private final IdentityHashMap<Outline.Ground, Integer> widths = new IdentityHashMap<>();

    private Picture(Site site, int columns, ZoneBox.Detail detail) {
        this.site = site;
        this.columns = columns;
        this.detail = detail;
    }

    /// Drawn in as much detail as `columns` have room for.
    static Canvas of(Site site, int columns) {
        var outline = Outline.of(site);
        var attempts = Stream.of(
                new Picture(site, Integer.MAX_VALUE, ZoneBox.Detail.WIDE),
                new Picture(site, Integer.MAX_VALUE, ZoneBox.Detail.STACKED),
                new Picture(site, columns, ZoneBox.Detail.STACKED));
        return attempts.filter(p -> p.width(outline) <= columns)
                .findFirst()
                .orElseGet(() -> new Picture(site, columns, ZoneBox.Detail.NAMES))
                .draw(outline, columns);
    }

    /// What the signs mean that the site uses, in lines of a width.
    static List<String> legend(Site site, int columns) {
        var signs = site.hosts().stream()
                .flatMap(h -> h.marks().stream())
                .distinct()
                .sorted()
                .map((Mark m) -> ZoneBox.sign(m) + UNBROKEN + m.word());
        var doors = site.publications().findAny().map(_ -> ZoneBox.DOOR + " open to strangers").stream();
        var words =
                Stream.concat(doors, signs).map(s -> s.replace(' ', UNBROKEN)).collect(Collectors.joining("   "));
        return words.isEmpty()
                ? List.of()
                : Paragraph.wrapped(words, columns).stream()
                        .map(l -> l.replace(UNBROKEN, ' '))
                        .toList();
    }

    private int width(Outline outline) {
        return outline.roots().stream().mapToInt(this::width).max().orElse(0);
    }

    private Canvas draw(Outline outline, int most) {
        var canvas = new Canvas();
        int width = Math.min(even(width(outline)), most);
        for (var root : outline.roots()) {
            canvas.paste(draw(root, width, 0), canvas.height() == 0 ? 0 : canvas.height() + 1, 0);
        }
        return canvas;
    }

    /// So that a wall ends in a whole merlon.
    private static int even(int width) {
        return width + Math.floorMod(2 - width, MERLON * 2);
    }

    private int width(Outline.Ground ground) {
        return widths.computeIfAbsent(ground, _ -> measured(ground));
    }

    private int measured(Outline.Ground ground) {
        int box = new ZoneBox(ground.zone(), site).width(detail);
        return Math.max(Math.min(box, columns), abreast(ground.walls()) ? side(ground) : stacked(ground));
    }

    private boolean abreast(List<Outline.Wall> walls) {
        return total(walls.stream().map(this::width).toList()) <= columns;
    }

    private int side(Outline.Ground ground) {
        return total(ground.walls().stream().map(this::width).toList());
    }

    private int stacked(Outline.Ground ground) {
        return ANCHOR + 1 + ground.walls().stream().mapToInt(this::width).max().orElse(0);
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(w -> w).sum() + GAP * Math.max(0, widths.size() - 1);
    }

    private Canvas draw(Outline.Ground ground, int width, int height) {
        var canvas = new ZoneBox(ground.zone(), site).draw(width, ground.walls().isEmpty() ? height : 0);
        return abreast(ground.walls()) ? abreast(ground, width, canvas) : stacked(ground, width, canvas);
    }

    private Canvas abreast(Outline.Ground ground, int width, Canvas canvas) {
        int bottom = canvas.height();
        int column = 0;
        var widths = spread(ground.walls().stream().map(this::width).toList(), width);
        for (int i = 0; i < widths.size(); i++) {
            leave(canvas, bottom - 1, column + ANCHOR, ground.zone());
            canvas.paste(draw(ground.walls().get(i), widths.get(i)), bottom, column);
            column += widths.get(i) + GAP;
        }
        return canvas;
    }

    /// The walls one under the other, along a line at the left.
    private Canvas stacked(Outline.Ground ground, int width, Canvas canvas) {
        int top = canvas.height();
        int last = top;
        var turns = new ArrayList<Integer>();
        canvas.put(top - 1, 0, '├', ZoneBox.ink(ground.zone().role()));
        for (var wall : ground.walls()) {
            last = canvas.height();
            turns.add(last);
            canvas.across(last, 1, ANCHOR * 2 + 1, '─', Ink.PLAIN);
            canvas.put(last, ANCHOR * 2 + 1, '┐', Ink.PLAIN);
            canvas.paste(draw(wall, width - ANCHOR - 1), last + 1, ANCHOR + 1);
        }
        canvas.down(0, top, last, '│', Ink.PLAIN);
        turns.forEach(row -> canvas.put(row, 0, '├', Ink.PLAIN));
        canvas.put(turns.getLast(), 0, '└', Ink.PLAIN);
        return canvas;
    }

    private static void leave(Canvas canvas, int row, int column, Zone zone) {
        canvas.put(row, column, Border.of(zone.role()).below(), ZoneBox.ink(zone.role()));
    }

    private int width(Outline.Wall wall) {
        int rows = rows(parts(wall)).stream()
                .mapToInt(row -> total(row.stream().map(Part::width).toList()))
                .max()
                .orElse(0);
        int before = wall.strangers().isEmpty() ? 0 : strangersAt() + total(strangerWidths(wall));
        return Math.max(
                Math.max(rows + margin(wall), before), label(wall.firewall()).length() + 6);
    }

    /// Room for the line that holds the rows behind a wall together, where there are several.
    private int margin(Outline.Wall wall) {
        return rows(parts(wall)).size() > 1 ? GAP : 0;
    }

    private int strangersAt() {
        return ANCHOR + 24;
    }

    private List<Integer> strangerWidths(Outline.Wall wall) {
        return wall.strangers().stream()
                .map(z -> Math.max(
                        new ZoneBox(z, site).width(detail),
                        leg(wall.firewall(), z).length() + ANCHOR + 3))
                .toList();
    }

    private List<Part> parts(Outline.Wall wall) {
        var parts = new ArrayList<Part>();
        for (var ground : wall.behind()) {
            int width = Math.max(
                    width(ground), Math.min(leg(wall.firewall(), ground.zone()).length() + ANCHOR + 3, 28));
            parts.add(new Part(ground.zone(), width, !ground.walls().isEmpty(), (w, h) -> draw(ground, w, h)));
        }
        for (var zone : wall.others()) {
            int width = Math.max(
                    leg(wall.firewall(), zone).length() + ANCHOR + 3,
                    zone.name().length() + ANCHOR + 6);
            parts.add(new Part(zone, width, false, (w, _) -> elsewhere(zone, w)));
        }
        return parts;
    }

    private static Canvas elsewhere(Zone zone, int width) {
        var canvas = new Canvas();
        int end = canvas.put(0, ANCHOR, "└╌ to ", Ink.PLAIN);
        canvas.clip(0, end, width, zone.name(), ZoneBox.ink(zone.role()));
        return canvas;
    }

    private List<List<Part>> rows(List<Part> parts) {
        var rows = new ArrayList<List<Part>>();
        int room = 0;
        for (var part : parts) {
            if (rows.isEmpty() || part.width > room) {
                rows.add(new ArrayList<>());
                room = columns;
                room -= total(parts.stream().map(Part::width).toList()) > columns ? GAP : 0;
            }
            rows.getLast().add(part);
            room -= part.width + GAP;
        }
        return rows;
    }

    private Canvas draw(Outline.Wall wall, int width) {
        var canvas = new Canvas();
        int row = before(wall, width, canvas);
        battlements(wall.firewall(), row, width, canvas);
        row += 2;
        var rows = rows(parts(wall));
        int margin = margin(wall);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                canvas.down(0, row - 1, canvas.height(), '█', Ink.WALL);
                row = canvas.height();
                canvas.across(row, 0, width, '▀', Ink.WALL);
                canvas.put(row, 0, '█', Ink.WALL);
                row++;
            }
            behind(wall.firewall(), rows.get(i), row, margin, width, canvas);
        }
        return canvas;
    }

    /// From the zone before a wall to the wall, past the strangers who stand before it too; gives the row of the
    /// wall.
    private int before(Outline.Wall wall, int width, Canvas canvas) {
        int column = strangersAt();
        for (int i = 0; i < wall.strangers().size(); i++) {
            var zone = wall.strangers().get(i);
            int wide = strangerWidths(wall).get(i);
            var box = new ZoneBox(zone, site).draw(wide, 0);
            leave(box, box.height() - 1, ANCHOR, zone);
            canvas.paste(box, 0, column);
            label(canvas, canvas.height(), column, column + wide, wall.firewall(), zone);
            column += wide + GAP;
        }
        int row = Math.max(0, canvas.height() - 1);
        canvas.down(ANCHOR, 0, row, '│', Ink.PLAIN);
        label(canvas, row, 0, wall.strangers().isEmpty() ? width : strangersAt(), wall.firewall(), wall.before());
        return row + 1;
    }

    private static void battlements(Firewall firewall, int row, int width, Canvas canvas) {
        for (int column = 0; column < width; column++) {
            if (column % (MERLON * 2) < MERLON) {
                canvas.put(row, column, '▄', Ink.WALL);
            }
        }
        canvas.across(row + 1, 0, width, '█', Ink.WALL);
        canvas.clip(row + 1, 2, width - 2, " " + label(firewall) + " ", Ink.TITLE);
    }

    private static String label(Firewall firewall) {
        var members = firewall.members().stream().map(Firewall.Member::name).collect(Collectors.joining(" + "));
        return firewall.pair() ? firewall.name() + ": " + members : firewall.name();
    }

    private void behind(Firewall firewall, List<Part> parts, int row, int margin, int width, Canvas canvas) {
        var widths = spread(parts.stream().map(Part::width).toList(), width - margin);
        var drawn = new ArrayList<Canvas>();
        for (int i = 0; i < widths.size(); i++) {
            drawn.add(parts.get(i).drawing.draw(widths.get(i), 0));
        }
        int height = drawn.stream().mapToInt(Canvas::height).max().orElse(0);
        int column = margin;
        for (int i = 0; i < widths.size(); i++) {
            label(canvas, row, column, column + widths.get(i), firewall, parts.get(i).leg);
            var whole = parts.get(i).deep ? drawn.get(i) : parts.get(i).drawing.draw(widths.get(i), height);
            canvas.paste(whole, row + 1, column);
            column += widths.get(i) + GAP;
        }
    }

    private static void label(Canvas canvas, int row, int column, int end, Firewall firewall, Zone zone) {
        canvas.put(row, column + ANCHOR, '│', Ink.PLAIN);
        int room = end - column - ANCHOR - 3;
        var text = wholeLeg(firewall, zone);
        canvas.clip(row, column + ANCHOR + 2, end, text.length() <= room ? text : leg(firewall, zone), Ink.FAINT);
    }

    /// Interface and first address.
    private static String leg(Firewall firewall, Zone zone) {
        var addresses = addresses(firewall, zone);
        return device(firewall, zone)
                + addresses.stream().findFirst().map(a -> " " + a).orElse("");
    }

    private static String wholeLeg(Firewall firewall, Zone zone) {
        return addresses(firewall, zone).stream()
                .map(a -> " " + a)
                .collect(Collectors.joining("", device(firewall, zone), ""));
    }

    private static String device(Firewall firewall, Zone zone) {
        return firewall.legs()
                .filter(l -> l.zone().equals(zone))
                .map(Firewall.Leg::device)
                .distinct()
                .collect(Collectors.joining("/"));
    }

    /// Of a pair the virtual addresses, which both members have, come first.
    private static List<Address> addresses(Firewall firewall, Zone zone) {
        var legs = firewall.legs().filter(l -> l.zone().equals(zone)).toList();
        var virtual = legs.getFirst().addresses().stream()
                .filter(a -> legs.stream().allMatch(l -> l.addresses().contains(a)));
        var all = legs.stream().flatMap(l -> l.addresses().stream());
        return Stream.concat(virtual, all).distinct().toList();
    }

    /// Widens what stands side by side to `width` in all.
    private static List<Integer> spread(List<Integer> widths, int width) {
        int spare = Math.max(0, width - total(widths));
        var wider = new ArrayList<Integer>();
        for (int i = 0; i < widths.size(); i++) {
            int share = spare / (widths.size() - i);
            wider.add(widths.get(i) + share);
            spare -= share;
        }
        return wider;
    }
}
