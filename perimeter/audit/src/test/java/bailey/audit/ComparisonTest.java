package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.nftables.foreign.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two rulesets told apart.
class ComparisonTest {
    private static List<Change> changes(String before, String after) throws WrongRules {
        var rules = Rules.read(List.of(new RulesText("a", before), new RulesText("b", after)));
        return Comparison.of(
                rules.getFirst(), rules.getLast(), Guess.zones(rules.getFirst().ruleset()));
    }

    @Test
    void theSameIsTheSame() throws Exception {
        for (var file : new String[] {"office.json", "home.rules", "docker.rules", "ufw.rules"}) {
            var text = Samples.text(file).text();
            assertThat(changes(text, text)).isEmpty();
        }
    }

    /// Docker's container moves from port 80 to 81.
    @Test
    void whatPassesNewlyAndWhatNoMore() throws Exception {
        var text = Samples.text("docker.rules").text();
        var changes = changes(
                text,
                text.replace(
                        "-o docker0 -p tcp -m tcp --dport 80 -j ACCEPT",
                        "-o docker0 -p tcp -m tcp --dport 81 -j ACCEPT"));
        assertThat(changes).allMatch(c -> c.way() == Way.FORWARDED);
        assertThat(changes)
                .filteredOn(Change::passes)
                .flatExtracting(Change::parts)
                .contains("any IPv4 -> 172.17.0.2: tcp/81");
        assertThat(changes)
                .filteredOn(c -> !c.passes())
                .flatExtracting(Change::parts)
                .contains("any IPv4 -> 172.17.0.2: tcp/80");
    }

    @Test
    void aPortMoreToTheFirewallItself() throws Exception {
        var text = Samples.text("ufw.rules").text();
        var changes = changes(text, text.replace("--dport 445", "--dport 139"));
        assertThat(changes).allMatch(c -> c.way() == Way.TAKEN_IN);
        assertThat(changes).extracting(Change::passes).contains(true, false);
    }
}
