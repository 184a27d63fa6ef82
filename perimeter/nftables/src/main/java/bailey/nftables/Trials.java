package bailey.nftables;

import bailey.nftables.Declaration.NamedLimit;
import bailey.nftables.LogPrefix.Passed;
import bailey.nftables.LogPrefix.Reason;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.policy.Line;
import bailey.policy.Origin;
import bailey.policy.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a cell's lines decide: at once where one line settles it, else by a chain that tries them in the file's
/// order and goes to the junction's stop if none lets the packet begin.
final class Trials {
    private record Try(int order, Optional<Ports> outside, int protocol) {}

    private record Known(List<Try> tries, String stop) {}

    private static final long LAST_DAY = 0xffff;

    private final Draft draft;
    private final Stops stops;
    private final IdentityHashMap<Line, String> lines = new IdentityHashMap<>();
    private final Map<Known, String> chains = new LinkedHashMap<>();
    private final Map<Integer, String> ends = new TreeMap<>();

    Trials(Draft draft, Stops stops) {
        this.draft = draft;
        this.stops = stops;
    }

    /// What people read at an element or rule: `office.yaml:47 www mx -> directory: ldaps`.
    static String comment(Line line) {
        return place(line.origin()) + " " + line.text();
    }

    /// `office.yaml:47`, wherever the file lies.
    static String place(Origin origin) {
        return file(origin) + ":" + origin.line();
    }

    static String file(Origin origin) {
        return origin.file().substring(origin.file().lastIndexOf('/') + 1);
    }

    static String comment(List<Claim> cover) {
        if (cover.size() == 1) {
            return comment(cover.getFirst().line());
        }
        var others = cover.stream()
                .skip(1)
                .map(c -> Integer.toString(c.line().origin().line()))
                .collect(Collectors.joining(", "));
        return comment(cover.getFirst().line()) + (others.isEmpty() ? "" : "; else line " + others);
    }

    Outcome outcome(List<Claim> cover, String stop) {
        if (cover.getFirst().plain()) {
            return Outcome.ACCEPT;
        }
        var tries = cover.stream()
                .map(c -> new Try(c.order(), c.outside(), c.slice().low()))
                .toList();
        var known = new Known(tries, stop);
        var name = chains.get(known);
        if (name == null) {
            name = draft.name("try_" + numbers(cover));
            chains.put(known, name);
            draft.budget.entries(cover.size());
            draft.chain(name, rules(cover, stop));
        }
        return new Outcome.Goto(name);
    }

    private static String numbers(List<Claim> cover) {
        return cover.stream()
                .limit(5)
                .map(c -> Integer.toString(c.line().origin().line()))
                .collect(Collectors.joining("_"));
    }

    private List<Rule> rules(List<Claim> cover, String stop) {
        var rules = marks(cover);
        for (var claim : cover) {
            rules.add(attempt(claim));
        }
        if (!cover.getLast().plain()) {
            rules.add(Rule.of(Statement.go(stop)));
        }
        return rules;
    }

    private Rule attempt(Claim claim) {
        var statements = asked(claim);
        statements.addAll(verdict(claim.line()));
        return new Rule(statements, comment(claim.line()));
    }

    /// That the port which was asked for, before it was rewritten, is the claim's.
    private static List<Statement> asked(Claim claim) {
        var statements = new ArrayList<Statement>();
        claim.outside().ifPresent(ports -> {
            statements.add(Statement.is(
                    Field.L4PROTO, ValueText.protocol(new Protocol(claim.slice().low()))));
            statements.add(new Statement.OriginalPort(true, ports));
        });
        return statements;
    }

    /// Mark the flow with its last day. Which lines let it go on may hang on the port that was asked for.
    private List<Rule> marks(List<Claim> cover) {
        var rules = new ArrayList<Rule>();
        var doors = new LinkedHashMap<Ports, Claim>();
        cover.forEach(c -> c.outside().ifPresent(ports -> doors.putIfAbsent(ports, c)));
        var straight = cover.stream().filter(c -> c.outside().isEmpty()).toList();
        if (doors.size() == 1 && straight.isEmpty()) {
            end(cover).ifPresent(end -> rules.add(Rule.of(new Statement.EndOn(day(end)))));
            return rules;
        }
        var otherwise = end(straight);
        otherwise.ifPresent(end -> rules.add(Rule.of(new Statement.EndOn(day(end)))));
        doors.forEach((ports, door) -> {
            var end = end(cover.stream()
                    .filter(c -> c.outside().isEmpty() || c.outside().get().equals(ports))
                    .toList());
            if (end.isPresent() || otherwise.isPresent()) {
                var statements = asked(door);
                statements.add(new Statement.EndOn(end.map(Trials::day).orElse(0)));
                rules.add(new Rule(statements, ""));
            }
        });
        return rules;
    }

    /// Counts and accepts by a line that always grants; tries one that may not.
    List<Statement> verdict(Line line) {
        return line.terms().unconditional() && !line.terms().log()
                ? List.of(new Statement.Count(), Statement.accept())
                : List.of(Statement.jump(chain(line)));
    }

    /// When the flow ends: with the last of its lines, if all of them end (and not so late that no mark can say it: in
    /// 2149).
    private Optional<Instant> end(List<Claim> cover) {
        if (cover.stream().anyMatch(c -> c.line().terms().end().isEmpty())) {
            return Optional.empty();
        }
        var last = cover.stream()
                .map(c -> c.line().terms().end().orElseThrow())
                .max(Instant::compareTo)
                .filter(end -> Duration.between(Instant.EPOCH, end).toDays() <= LAST_DAY);
        last.ifPresent(this::ending);
        return last;
    }

    private static int day(Instant end) {
        return Math.toIntExact(Duration.between(Instant.EPOCH, end).toDays());
    }

    private void ending(Instant end) {
        ends.computeIfAbsent(day(end), _ -> {
            var name = draft.name("end_" + end.toString().substring(0, 10));
            draft.chain(
                    name,
                    List.of(
                            Rule.of(new Statement.From(end), Statement.go(stops.byLeg(Reason.ENDED, false))),
                            Rule.of(Statement.accept())));
            return name;
        });
    }

    /// Leads each flow that is to end to the chain that looks at the clock.
    List<Element> endings() {
        return ends.entrySet().stream()
                .map(e -> Element.of(List.of(Value.of(e.getKey())), new Outcome.Goto(e.getValue()), ""))
                .toList();
    }

    /// Accepts what a line lets begin, and comes back with the rest.
    private String chain(Line line) {
        var known = lines.get(line);
        if (known != null) {
            return known;
        }
        int number = line.origin().line();
        var name = draft.name("line_" + number);
        lines.put(line, name);
        var rules = new ArrayList<Rule>();
        line.terms()
                .end()
                .ifPresent(end -> rules.add(Rule.of(new Statement.From(end), new Statement.Do(new Outcome.Return()))
                        .because("it ended")));
        var begins = begins(line);
        line.terms().when().ifPresentOrElse(when -> rules.addAll(hours(when, number, begins)), () -> rules.add(begins));
        draft.chain(name, rules);
        return name;
    }

    private Rule begins(Line line) {
        var statements = new ArrayList<Statement>();
        line.terms().rate().ifPresent(rate -> {
            var name = draft.name("rate_" + line.origin().line());
            draft.add(new NamedLimit(name, Limit.of(rate), comment(line)));
            statements.add(new Statement.Within(name));
        });
        if (line.terms().log()) {
            var origin = line.origin();
            statements.add(new Statement.Log(new Passed(file(origin), origin.line()), draft.options.passGroup()));
        }
        statements.add(new Statement.Count());
        statements.add(Statement.accept());
        return new Rule(statements, comment(line));
    }

    /// The clocks' spells, those with equal hours together.
    private List<Rule> hours(When when, int number, Rule begins) {
        var open = draft.name("open_" + number);
        draft.chain(open, List.of(begins));
        var byWindows = new LinkedHashMap<List<Hours.Window>, String>();
        var rules = new ArrayList<Rule>();
        for (var spell : Hours.spells(when, draft.options.from())) {
            var chain = byWindows.computeIfAbsent(Hours.windows(when, spell.offset()), windows -> {
                var name = draft.name("hours_" + number);
                draft.chain(
                        name,
                        windows.stream()
                                .map(w -> Rule.of(w.statement(), Statement.go(open)))
                                .toList());
                return name;
            });
            var statements = new ArrayList<Statement>();
            spell.start().ifPresent(s -> statements.add(new Statement.From(s)));
            spell.end().ifPresent(e -> statements.add(new Statement.Before(e)));
            statements.add(Statement.go(chain));
            rules.add(new Rule(statements, "clocks " + spell.offset() + " in " + when.zone()));
        }
        return rules;
    }
}
