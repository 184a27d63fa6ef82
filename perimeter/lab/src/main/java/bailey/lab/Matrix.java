package bailey.lab;

import bailey.lab.Probe.Kind;
import bailey.lab.Rehearsal.Outcome;
import bailey.packet.Address;
import bailey.packet.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who reached whom: a row for each who asked and a column for each who was asked, with the number of services
/// that passed. Where machines are too many for the width, those of a zone are one.
public final class Matrix {
    private record Cell(String from, String to) {}

    private static final int COLUMN = 4;
    private static final int NAME = 16;

    private final Report report;
    private final int width;

    /// `width` is the terminal's, in columns.
    public Matrix(Report report, int width) {
        this.report = report;
        this.width = width;
    }

    /// The lines to print. `.` says that nothing passed, `!` that something is not as the file says.
    public List<String> lines() {
        var machines = report.topology().machines();
        boolean each = NAME + 3 + machines.size() * COLUMN <= width && machines.size() <= 26;
        var names = machines.stream()
                .map(m -> each ? m.name() : group(m))
                .distinct()
                .toList();
        var passed = new HashMap<Cell, Set<Packet>>();
        var wrong = new HashSet<Cell>();
        for (var outcome : report.outcomes()) {
            count(outcome, each, passed, wrong);
        }
        return drawn(names, passed, wrong);
    }

    private static String group(Machine machine) {
        return machine.firewall().isPresent()
                ? machine.name()
                : machine.port().zone().name();
    }

    private static void count(Outcome outcome, boolean each, Map<Cell, Set<Packet>> passed, Set<Cell> wrong) {
        var probe = outcome.probe();
        var cell = each
                ? new Cell(probe.from().name(), probe.to().name())
                : new Cell(group(probe.from()), group(probe.to()));
        if (outcome.wrong().isPresent()) {
            wrong.add(cell);
        } else if (probe.passes()
                && probe.kind() != Kind.WORN
                && probe.kind() != Kind.FORGED
                && probe.kind() != Kind.WITNESS) {
            passed.computeIfAbsent(cell, _ -> new HashSet<>()).add(service(probe.packet()));
        }
    }

    /// A packet stripped to what a service is; ping is one service in both families.
    private static Packet service(Packet packet) {
        var nowhere = Address.first(packet.family());
        return new Packet(nowhere, nowhere, packet.protocol(), 0, packet.selector());
    }

    private static List<String> drawn(List<String> names, Map<Cell, Set<Packet>> passed, Set<Cell> wrong) {
        var lines = new ArrayList<String>();
        lines.add(" ".repeat(NAME + 3)
                + names.stream()
                        .map(n -> "%4s".formatted(letter(names.indexOf(n))))
                        .collect(Collectors.joining()));
        for (var from : names) {
            var row = names.stream().map(to -> "%4s".formatted(cell(new Cell(from, to), passed, wrong)));
            lines.add("%2s %-16s".formatted(letter(names.indexOf(from)), shortened(from))
                    + row.collect(Collectors.joining()));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static String cell(Cell cell, Map<Cell, Set<Packet>> passed, Set<Cell> wrong) {
        if (wrong.contains(cell)) {
            return "!";
        }
        int services = passed.getOrDefault(cell, Set.of()).size();
        if (services > 0) {
            return Integer.toString(services);
        }
        return cell.from.equals(cell.to) ? "" : ".";
    }

    private static String letter(int index) {
        return index < 26 ? Character.toString('a' + index) : Integer.toString(index);
    }

    private static String shortened(String name) {
        return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "~";
    }
}
