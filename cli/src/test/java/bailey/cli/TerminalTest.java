package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

    private static Terminal terminal(Charset charset, boolean interactive, Map<String, String> environment) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return Terminal.of(nowhere, nowhere, charset, interactive, environment);
    }

    @Test
    void colourOnlyOnATerminalThatHasIt() {
        assertThat(terminal(StandardCharsets.UTF_8, true, XTERM).colour()).isTrue();
        assertThat(terminal(StandardCharsets.UTF_8, false, XTERM).colour()).isFalse();
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of("TERM", "dumb"))
                        .colour())
                .isFalse();
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of()).colour()).isFalse();
    }

    @Test
    void noColorIsObeyed() {
        var environment = Map.of("TERM", "xterm", "NO_COLOR", "1");
        assertThat(terminal(StandardCharsets.UTF_8, true, environment).colour()).isFalse();
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of("TERM", "xterm", "NO_COLOR", ""))
                        .colour())
                .isTrue();
    }

    @Test
    void columnsComeFromTheEnvironmentWithinReason() {
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of("COLUMNS", "132"))
                        .columns())
                .isEqualTo(132);
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of("COLUMNS", "7"))
                        .columns())
                .isEqualTo(40);
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of("COLUMNS", "9999"))
                        .columns())
                .isEqualTo(500);
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of("COLUMNS", "wide"))
                        .columns())
                .isEqualTo(80);
        assertThat(terminal(StandardCharsets.UTF_8, true, Map.of()).columns()).isEqualTo(80);
    }

    @Test
    void withoutUtf8EverythingDrawnHasALikeness() {
        var plain = terminal(StandardCharsets.US_ASCII, false, Map.of());
        var all = "─━═╌│┃║╎┌┐└┘├┤┬┴┼┏┓┗┛┷┯╔╗╚╝╧╤╭╮╰╯█▄▀◆◇■★◀▶→←✓✗·…";
        assertThat(plain.plain(all)).matches("[!-~]*").hasSameSizeAs(all);
        assertThat(terminal(StandardCharsets.UTF_8, false, Map.of()).plain(all)).isEqualTo(all);
    }
}
