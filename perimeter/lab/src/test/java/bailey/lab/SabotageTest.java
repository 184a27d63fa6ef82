package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Rehearsal.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a compiler that is wrong in one thing would hand to the kernel, and whether the lab sees it. Each
/// sabotage names the kind of packet that has to catch it.
class SabotageTest {
    /// One wrong thing in the ruleset of `machine` of a site that ships.
    record Sabotage(String what, String site, String machine, Probe.Kind caughtBy, UnaryOperator<String> wrong) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Sabotage> sabotages() {
        return Stream.of(
                office(
                        "two zones swapped",
                        Probe.Kind.PAIR,
                        text -> text.replaceFirst(
                                        "(\"dmz0\" \\. \"lan0\" [^\n]*goto )from_dmz_to_lan", "$1from_lan_to_dmz")
                                .replaceFirst(
                                        "(\"lan0\" \\. \"dmz0\" [^\n]*goto )from_lan_to_dmz", "$1from_dmz_to_lan")),
                office(
                        "a family missing",
                        Probe.Kind.PAIR,
                        text -> text.replaceAll("\n\t\tip6 daddr [^\n]*vmap @from_internet_to_dmz6_to", "")),
                office(
                        "an element dropped",
                        Probe.Kind.PAIR,
                        text -> text.replaceFirst("\n[^\n]*172.31.1.25 . 192.168.7.25 . tcp . 24 [^\n]*", "")),
                office(
                        "an element too many",
                        Probe.Kind.PAIR,
                        text -> text.replaceFirst(
                                        "(172.31.1.10 . 192.168.7.80 . tcp . )443( [^\n]*)",
                                        "$1443$2\n172.31.1.10 . 192.168.7.25 . tcp . 24$2")
                                .replaceAll("\n\t\tsize [0-9]+", "")),
                office("an accept not bound to its DNAT", Probe.Kind.STRAIGHT, SabotageTest::unbound),
                office(
                        "no anti-spoofing, neither by path nor by fib",
                        Probe.Kind.FORGED,
                        text -> text.replaceAll("\n\t\t(iifname \\. ip6? saddr !=|fib saddr) [^\n]*", "")),
                office(
                        "source NAT forgotten",
                        Probe.Kind.PAIR,
                        text -> text.replaceAll("\n\t\toifname \"wan0\" snat [^\n]*", "")),
                office(
                        "the larger source set wins",
                        Probe.Kind.PAIR,
                        text -> text.replaceFirst(
                                "(172.31.1.25 [^\n]*masquerade|172.31.1.25 [^\n]*: )203.0.113.10,", "$1203.0.113.2,")),
                office(
                        "no hairpin source NAT",
                        Probe.Kind.DOOR,
                        text -> text.replaceAll("\n\t\tiifname \"dmz0\" oifname \"dmz0\" ct status dnat [^\n]*", "")),
                office(
                        "replies not let back",
                        Probe.Kind.PAIR,
                        text -> text.replaceAll(
                                "established : goto (established|onward)", "established : goto by_leg_invalid")),
                office(
                        "TCP may begin without SYN",
                        Probe.Kind.STRAY,
                        text -> text.replaceAll("\n\t\t[^\n]*goto by_leg_newnotsyn", "")),
                office(
                        "invalid packets judged like new ones",
                        Probe.Kind.STRAY,
                        text -> text.replaceAll("invalid : goto by_leg_invalid", "invalid : continue")),
                office(
                        "inside zones dropped in silence",
                        Probe.Kind.PAIR,
                        text -> text.replaceAll("counter goto refuse", "counter drop")),
                office(
                        "strangers told",
                        Probe.Kind.STRAIGHT,
                        text -> text.replaceFirst(
                                "(chain stop_deny_internet_dmz \\{\n[^\n]*\n[^\n]*\n\t\tcounter )drop",
                                "$1goto refuse")),
                office(
                        "the firewall itself unguarded",
                        Probe.Kind.WALL,
                        text -> text.replaceFirst("(chain input \\{\n[^\n]*)", "$1\n\t\taccept")),
                office(
                        "the firewall may say anything",
                        Probe.Kind.OWN,
                        text -> text.replaceFirst("(chain output \\{\n[^\n]*)", "$1\n\t\taccept")),
                office(
                        "errors about flows from any leg",
                        Probe.Kind.MEDDLING,
                        text -> text.replaceAll("related : goto (told|told_onward),", "related : goto established,")),
                office(
                        "tunnels let through",
                        Probe.Kind.PAIR,
                        text -> text.replaceFirst(
                                "(chain forward \\{\n[^\n]*)", "$1\n\t\tmeta l4proto { 4, 41, 50 } accept")),
                twoWalls(
                        "a mapped port left as it was asked",
                        Probe.Kind.DOOR,
                        text -> text.replaceAll("dnat ip to (172.31.2.25):25", "dnat ip to $1")),
                twoWalls(
                        "a door open to more than `from`",
                        Probe.Kind.DOOR,
                        text -> text.replace("ip saddr 198.51.100.64/28 meta", "meta")
                                .replace("203.0.113.21 . 198.51.100.64/28", "203.0.113.21 . 198.51.100.0/24")));
    }

    private static Sabotage office(String what, Probe.Kind caughtBy, UnaryOperator<String> wrong) {
        return new Sabotage(what, "examples/office.yaml", "edge", caughtBy, wrong);
    }

    private static Sabotage twoWalls(String what, Probe.Kind caughtBy, UnaryOperator<String> wrong) {
        return new Sabotage(what, "examples/two-walls.yaml", "front", caughtBy, wrong);
    }

    /// As if the published address were no part of the key.
    private static String unbound(String text) {
        return text.replaceFirst("(map from_internet_to_dmz4_door_to \\{\n\t\ttype )ipv4_addr \\. ", "$1")
                .replaceAll(
                        "\n\t\t\t203.0.113.10 \\. (172.31.1.[0-9]+ \\. (?:tcp|udp) \\. [0-9]+ counter)", "\n\t\t\t$1")
                .replace(
                        "ct original ip daddr . ip daddr . meta l4proto . th dport vmap @from_internet_to_dmz4_door_to",
                        "ip daddr . meta l4proto . th dport vmap @from_internet_to_dmz4_door_to");
    }

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void theLabSeesIt(Sabotage sabotage) throws IOException {
        var topology = Topology.of(Sites.read(Sites.ROOT.resolve(sabotage.site)));
        var now = Instant.now();
        var rulesets = new LinkedHashMap<>(Walls.rulesets(topology, now));
        rulesets.replaceAll((machine, text) -> machine.name().equals(sabotage.machine) ? broken(sabotage, text) : text);
        try (var testbed = Testbed.up(topology, rulesets, Walls.options(now).dropGroup())) {
            var outcomes =
                    Rehearsal.run(testbed, Rehearsal.probes(topology, now).probes(), (_, _) -> {});
            var caught = caught(outcomes);
            System.out.println(sabotage + ": " + caught);
            assertThat(caught).containsKey(sabotage.caughtBy);
        }
    }

    /// The rule that decided is named, by sending the packet once more.
    @Test
    void theRuleThatDecidedIsNamed() throws IOException, InterruptedException {
        var topology = Topology.of(Sites.read(Sites.ROOT.resolve("examples/office.yaml")));
        var now = Instant.now();
        var rulesets = Walls.rulesets(topology, now);
        var probe = Rehearsal.probes(topology, now).probes().stream()
                .filter(p -> p.kind() == Probe.Kind.STRAIGHT)
                .findFirst()
                .orElseThrow();
        try (var testbed = Testbed.up(topology, rulesets, Walls.options(now).dropGroup());
                var tracing = Tracing.open(testbed)) {
            assertThat(tracing.of(probe).lines())
                    .anyMatch(r -> r.startsWith("edge ") && r.contains("stop_deny_internet_dmz") && r.contains("drop"));
        }
    }

    private static String broken(Sabotage sabotage, String text) {
        var broken = sabotage.wrong.apply(text);
        assertThat(broken).as("nothing was broken").isNotEqualTo(text);
        return broken;
    }

    private static Map<Probe.Kind, Long> caught(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(o -> o.wrong().isPresent())
                .collect(Collectors.groupingBy(o -> o.probe().kind(), Collectors.counting()));
    }
}
