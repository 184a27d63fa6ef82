package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {
    @Test
    void foreignTextCannotEndItsQuotes() {
        assertThat(Quoted.comment("x\" drop; accept \n} $y \\")).isEqualTo("\"x' drop; accept  } _y /\"");
    }

    @Test
    void whatATerminalObeysIsBlank() {
        assertThat(Quoted.comment("a\u001b[31mb\u009bc\u202ed\u2028e")).isEqualTo("\"a [31mb c d e\"");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        var quoted = Quoted.comment("ü😀".repeat(60));
        assertThat(quoted.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(122);
        assertThat(quoted).doesNotContain("\ufffd").matches("\"(ü😀)+ü?\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eth*", "a b", "a\"b", "sixteen-chars-xx", "a/b", "a\nb"})
    void whatNamesNoInterfaceIsRejected(String name) {
        assertThatThrownBy(() -> Quoted.device(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth0", "br-lan", "eth0.7", "wg_0", "enp1s0f0np0"})
    void whatNamesOneIsTaken(String name) {
        assertThat(Quoted.device(name)).isEqualTo('"' + name + '"');
    }
}
