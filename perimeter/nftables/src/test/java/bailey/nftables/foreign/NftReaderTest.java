package bailey.nftables.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bailey.nftables.foreign.Fact.Header;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `nft -j list ruleset` prints is read as what it means; the files beside the texts say what that is.
class NftReaderTest {
    @Test
    void everyKindOfMatchIsRead() throws Exception {
        var ruleset = NftReader.read(Shown.text("filter.json"));
        assertThat(Shown.of(ruleset)).isEqualTo(Shown.expected("filter.json", ruleset));
    }

    @Test
    void everyKindOfTranslationIsRead() throws Exception {
        var ruleset = NftReader.read(Shown.text("nat.json"));
        assertThat(Shown.of(ruleset)).isEqualTo(Shown.expected("nat.json", ruleset));
        assertThat(ruleset.asides()).extracting(ForeignRuleset.Aside::family).containsExactly("bridge", "arp");
    }

    private static List<Step> steps(String expressions) throws Exception {
        return read("{\"rule\": {\"family\": \"inet\", \"table\": \"t\", \"chain\": \"c\", \"expr\": [" + expressions
                        + "]}}")
                .tables()
                .getFirst()
                .chains()
                .getFirst()
                .rules()
                .getFirst()
                .steps();
    }

    private static ForeignRuleset read(String more) throws Exception {
        return NftReader.read("{\"nftables\": [{\"table\": {\"family\": \"inet\", \"name\": \"t\"}},"
                + "{\"chain\": {\"family\": \"inet\", \"table\": \"t\", \"name\": \"c\"}}, " + more + "]}");
    }

    private static String match(String left, String op, String right) {
        return "{\"match\": {\"left\": " + left + ", \"op\": \"" + op + "\", \"right\": " + right + "}}";
    }

    @Test
    void aSetWithAnUnknownElementIsInDoubtAsAWhole() throws Exception {
        assertThat(steps(match("{\"meta\": {\"key\": \"l4proto\"}}", "==", "{\"set\": [\"tcp\", \"carrier-pigeon\"]}")))
                .singleElement()
                .isInstanceOf(Condition.Unknown.class);
    }

    @Test
    void anInterfaceIsNotTakenForTheNameOfASet() throws Exception {
        assertThatThrownBy(() -> steps(match("{\"meta\": {\"key\": \"iifname\"}}", "==", "\"@gone\"")))
                .isInstanceOf(ForeignException.class)
                .hasMessageContaining("no set or map gone")
                .hasMessageStartingWith("$.nftables[2].rule.expr[0].match.right");
    }

    @Test
    void stateBitsAreStates() throws Exception {
        var mask = "{\"&\": [{\"ct\": {\"key\": \"state\"}}, {\"|\": [\"established\", \"related\"]}]}";
        assertThat(steps(match(mask, "!=", "0")))
                .containsExactly(new Condition.Is(
                        Header.STATE,
                        true,
                        List.of(
                                States.span(bailey.packet.FlowState.ESTABLISHED),
                                States.span(bailey.packet.FlowState.RELATED))));
    }

    @Test
    void iptablesMatchesInNftablesAreInDoubt() throws Exception {
        assertThat(steps("{\"xt\": {\"type\": \"match\", \"name\": \"conntrack\"}}, {\"accept\": null}"))
                .first()
                .isInstanceOf(Condition.Unknown.class);
    }

    @Test
    void nobodyElseSeesABitOfAnAddress() throws Exception {
        var mask = "{\"&\": [{\"payload\": {\"protocol\": \"ip\", \"field\": \"saddr\"}}, \"255.0.0.255\"]}";
        assertThat(steps(match(mask, "==", "\"10.0.0.5\""))).hasAtLeastOneElementOfType(Condition.Unknown.class);
    }

    @Test
    void chainsThatCallThemselvesAreNoRuleset() {
        assertThatThrownBy(() -> steps("{\"jump\": {\"target\": \"c\"}}"))
                .isInstanceOf(ForeignException.class)
                .hasMessageContaining("calls itself");
        assertThatThrownBy(() -> steps("{\"goto\": {\"target\": \"gone\"}}"))
                .isInstanceOf(ForeignException.class)
                .hasMessageContaining("calls gone");
    }
}
