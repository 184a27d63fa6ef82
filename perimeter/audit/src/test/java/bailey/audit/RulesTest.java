package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bailey.packet.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which texts belong together.
class RulesTest {
    private static final String EMPTY =
            "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n";

    @Test
    void bothFamiliesAreOneMachine() throws Exception {
        var texts = List.of(Samples.text("home.rules"), Samples.text("home6.rules"));
        assertThat(Rules.read(texts))
                .singleElement()
                .satisfies(r -> assertThat(r.families()).containsExactlyInAnyOrder(Family.values()));
    }

    @Test
    void twoOfAKindAreTwoMachines() throws Exception {
        var texts = List.of(
                Samples.text("home.rules"),
                Samples.text("home6.rules"),
                Samples.text("docker.rules"),
                Samples.text("home6.rules"));
        assertThat(Rules.read(texts)).hasSize(2);
    }

    @Test
    void aNameTellsTheFamilyWhereTheTextDoesNot() throws Exception {
        assertThat(new RulesText("rules.v6", EMPTY).kind()).isEqualTo(RulesKind.IP6TABLES);
        assertThat(new RulesText("rules.v4", EMPTY).kind()).isEqualTo(RulesKind.IPTABLES);
    }

    @Test
    void whatIsNoneOfThemIsSaid() {
        assertWrong("x: it is empty", "");
        assertWrong("x: that is nft's text for people; save it with `nft -j list ruleset`", "table inet f {\n}\n");
        assertWrong("x: it is none of `nft -j list ruleset`", "hello");
        assertWrong("x: sets alone filter nothing", "create a hash:ip family inet\n");
        assertWrong("x: line 2: ", "*filter\nnonsense\nCOMMIT\n");
        assertWrong("x: ", "{");
    }

    private static void assertWrong(String message, String text) {
        assertThatThrownBy(() -> Rules.read(List.of(new RulesText("x", text))))
                .isInstanceOf(WrongRules.class)
                .hasMessageStartingWith(message);
    }
}
