package bailey.cli;

import bailey.lab.Programme;
import bailey.lab.Selection;
import bailey.language.Question;
import bailey.language.Question.Between;
import bailey.language.Question.End;
import bailey.language.Question.OnLeg;
import bailey.language.Question.Read;
import bailey.packet.AddressSet;
import bailey.policy.Ground;
import bailey.policy.Line;
import bailey.policy.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of a lab that `--only` names: `FROM -> TO: SERVICE`, `FROM -> TO`, or the number of a line of the
/// file.
record LabOnly(String words) {
    private static final String NAME = "--only";
    private static final int MOST = 12;

    /// The packets that are asked for; there is one at least.
    Programme of(Programme whole) {
        var site = whole.topology().site();
        var selection = selection(site);
        var part = whole.only(selection);
        if (part.probes().isEmpty()) {
            throw new WrongInput("no packet of the lab fits `" + words + "`; " + instead(whole, selection));
        }
        return part;
    }

    private Selection selection(Site site) {
        return words.matches("[0-9]{1,9}") ? line(site, Integer.parseInt(words)) : between(site);
    }

    private Selection line(Site site, int number) {
        var main = site.origin().file();
        var lines = site.lines().stream()
                .filter(l -> l.origin().file().equals(main))
                .toList();
        return lines.stream()
                .filter(l -> l.origin().line() == number)
                .findFirst()
                .map(l -> Selection.of(words, site, l))
                .orElseThrow(() -> new WrongInput("no flow and no publication stands in line " + number + " of " + main
                        + nearest(lines, number)));
    }

    private static String nearest(List<Line> lines, int number) {
        return lines.stream()
                .min(Comparator.comparingInt((Line l) -> Math.abs(l.origin().line() - number)))
                .map(l -> "; the nearest is line " + l.origin().line() + ": " + l.text())
                .orElse("");
    }

    private Selection between(Site site) {
        int arrow = words.indexOf("->");
        boolean all = arrow >= 0 && words.indexOf(": ", arrow) < 0;
        return switch (Question.read(NAME, all ? words.stripTrailing() + ": any" : words, site)) {
            case Read.Understood(Between(var from, var to, var service)) -> {
                var ground = new Ground(site);
                yield Selection.between(words, site, set(from, ground), set(to, ground), service);
            }
            case Read.Understood(OnLeg _) ->
                throw new WrongInput("`" + words + "` names a leg; write `--only \"FROM -> TO: SERVICE\"`");
            case Read.NotUnderstood(var problems) ->
                throw new WrongInput(problems.stream()
                        .flatMap(problem -> problem.toString().lines())
                        .toList());
        };
    }

    private static AddressSet set(End end, Ground ground) {
        return switch (end) {
            case End.Named(var endpoint) -> ground.of(endpoint);
            case End.At(var address) -> AddressSet.of(address);
        };
    }

    /// The nearest that would have fitted something.
    private static String instead(Programme whole, Selection selection) {
        var naming = new Naming(whole.topology().site(), whole.topology().ground(), List.of());
        var between = whole.probes().stream().filter(selection::joins).map(p -> naming.service(p.packet()));
        var from = whole.probes().stream().filter(selection::begins).map(p -> p.to().name());
        var senders = whole.probes().stream().map(p -> p.from().name());
        return some("between these ends it asks for", between)
                .or(() -> some("from there it asks", from))
                .or(() -> some("there are packets from", senders))
                .orElse("it has none for this site");
    }

    private static Optional<String> some(String introduction, Stream<String> words) {
        var all = words.distinct().toList();
        var told = all.stream().limit(MOST).map(w -> "`" + w + "`").collect(Collectors.joining(" "));
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(introduction + " " + told + (all.size() > MOST ? " …" : ""));
    }
}
