package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.nftables.Compiler;
import bailey.nftables.Declaration;
import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.SourceMap;
import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.Element;
import bailey.nftables.Options;
import bailey.nftables.Outcome;
import bailey.nftables.Rule;
import bailey.nftables.Ruleset;
import bailey.nftables.Statement;
import bailey.nftables.Table;
import bailey.nftables.Value;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rulesets with one fault planted in their tree: the proof finds each.
class WrongRulesetTest {
    record Planted(String fault, UnaryOperator<Declaration> wrong) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Planted> faults() {
        return Stream.of(
                map("an element forgotten", "from_dmz_to_lan4_from_to", some -> some.subList(1, some.size())),
                map("an element too many", "from_dmz_to_lan4_from_to", WrongRulesetTest::doubled),
                map("two zones swapped", "pairs", WrongRulesetTest::swapped),
                map("a door forgotten", "doors", some -> some.subList(1, some.size())),
                rules("a door leads elsewhere", "door_www", rule -> false, WrongRulesetTest::elsewhere),
                rules("no question about the leg", "arrive4", WrongRulesetTest::asksSources, r -> r),
                rules("nothing comes back", "forward", WrongRulesetTest::asksState, r -> r),
                rules("invalid goes on", "forward", rule -> false, WrongRulesetTest::invalid),
                rules("the firewall takes all", "input", rule -> false, WrongRulesetTest::accepting),
                rules("the firewall says all", "output", rule -> false, WrongRulesetTest::sayingAll),
                map("a word of the firewall forgotten", "outputs", some -> some.subList(1, some.size())),
                rules("its answers are kept back", "output", WrongRulesetTest::asksState, r -> r),
                rules("nothing is translated", "leave", WrongRulesetTest::translates, r -> r),
                sources("translated to another", "leaving_internet", WrongRulesetTest::another),
                sources("one source too few", "leaving_internet", some -> some.subList(1, some.size())),
                rules(
                        "what is no error counts as one",
                        "told",
                        rule -> text(rule).contains("ICMPV6_TYPE"),
                        r -> r),
                rules("errors for everybody", "told", rule -> text(rule).contains("unicast"), r -> r),
                rules(
                        "a family forgotten",
                        "from_internet_to_dmz",
                        rule -> text(rule).contains("IP6"),
                        r -> r),
                set("a leg admits too much", "sources4", WrongRulesetTest::wider),
                set("a wire lies nowhere", "beyond6", some -> some.subList(1, some.size())));
    }

    private static Planted map(String fault, String name, UnaryOperator<List<Element>> wrong) {
        return new Planted(
                fault,
                d -> d instanceof VerdictMap(var its, var key, var interval, var elements) && its.equals(name)
                        ? new VerdictMap(its, key, interval, wrong.apply(elements))
                        : d);
    }

    private static Planted sources(String fault, String name, UnaryOperator<List<Element>> wrong) {
        return new Planted(
                fault,
                d -> d instanceof SourceMap(var its, var elements) && its.equals(name)
                        ? new SourceMap(its, wrong.apply(elements))
                        : d);
    }

    private static Planted set(String fault, String name, UnaryOperator<List<Element>> wrong) {
        return new Planted(
                fault,
                d -> d instanceof NamedSet(var its, var key, var interval, var timeout, var elements)
                                && its.equals(name)
                        ? new NamedSet(its, key, interval, timeout, wrong.apply(elements))
                        : d);
    }

    private static Planted rules(String fault, String name, Predicate<Rule> gone, UnaryOperator<Rule> wrong) {
        return new Planted(
                fault,
                d -> d instanceof Chain(var its, var hook, var rules) && its.equals(name)
                        ? new Chain(
                                its,
                                hook,
                                rules.stream().filter(gone.negate()).map(wrong).toList())
                        : d);
    }

    private static String text(Rule rule) {
        return rule.statements().toString();
    }

    private static boolean asksSources(Rule rule) {
        return text(rule).contains("sources4");
    }

    private static boolean asksState(Rule rule) {
        return text(rule).contains("CT_STATE");
    }

    private static List<Element> doubled(List<Element> some) {
        var all = new ArrayList<>(some);
        var first = some.getFirst();
        var key = new ArrayList<>(first.key());
        key.set(key.size() - 1, new Value.Numbers(1, 1));
        all.add(new Element(key, first.leads(), first.comment()));
        return all;
    }

    private static List<Element> swapped(List<Element> some) {
        var all = new ArrayList<>(some);
        var one = some.get(1);
        var other = some.getLast();
        all.set(1, new Element(one.key(), other.leads(), ""));
        all.set(all.size() - 1, new Element(other.key(), one.leads(), ""));
        return all;
    }

    private static Rule elsewhere(Rule rule) {
        var statements = rule.statements().stream()
                .map(s -> s instanceof Statement.Dnat(var _, var port)
                        ? new Statement.Dnat(bailey.packet.Address.of("192.168.7.25"), port)
                        : s)
                .toList();
        return new Rule(statements, rule.comment());
    }

    private static Rule invalid(Rule rule) {
        var statements = rule.statements().stream()
                .map(s -> s instanceof Statement.Switch(var field, var elements)
                        ? new Statement.Switch(
                                field,
                                elements.stream()
                                        .map(e -> new Element(
                                                e.key(), elements.getFirst().leads(), ""))
                                        .toList())
                        : s)
                .<Statement>map(s -> s)
                .toList();
        return new Rule(statements, rule.comment());
    }

    private static Rule accepting(Rule rule) {
        return text(rule).contains("inputs") ? new Rule(List.of(new Statement.Do(Outcome.ACCEPT)), "") : rule;
    }

    private static Rule sayingAll(Rule rule) {
        return text(rule).contains("outputs") ? new Rule(List.of(new Statement.Do(Outcome.ACCEPT)), "") : rule;
    }

    private static boolean translates(Rule rule) {
        return text(rule).contains("SnatBy");
    }

    private static List<Element> another(List<Element> some) {
        var all = new ArrayList<>(some);
        var other = new Element.Leads.Becomes(bailey.packet.Address.of("203.0.113.99"));
        all.set(0, new Element(some.getFirst().key(), other, ""));
        return all;
    }

    /// The first leg takes in what the last one does.
    private static List<Element> wider(List<Element> some) {
        var all = new ArrayList<>(some);
        var key = new ArrayList<>(some.getLast().key());
        key.set(0, some.getFirst().key().getFirst());
        all.add(new Element(key, some.getLast().leads(), ""));
        return all;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theProofFindsIt(Planted planted) throws IOException {
        var site = site();
        var firewall = site.firewalls().getFirst();
        var machine = firewall.members().getFirst();
        var right = Compiler.compile(site, machine, Options.at(Sites.NOW));
        var wrong = new Ruleset(right.tables().stream()
                .map(t -> new Table(
                        t.name(),
                        t.reload(),
                        t.declarations().stream().map(planted.wrong).toList()))
                .toList());
        assertThat(wrong).as("nothing was broken").isNotEqualTo(right);
        var findings = Enforcement.judged(Proof.of(site), firewall, machine, wrong);
        System.out.println(planted + ": "
                + findings.stream().map(Finding::message).findFirst().orElse("not found"));
        assertThat(findings).isNotEmpty();
    }

    private static Site site() throws IOException {
        var file = Path.of("..", "..", "examples", "office.yaml");
        return Reader.read(
                        file.toString(),
                        Files.readString(file),
                        Includes.FILES,
                        LocalDate.ofInstant(Sites.NOW, ZoneOffset.UTC))
                .site()
                .orElseThrow();
    }
}
