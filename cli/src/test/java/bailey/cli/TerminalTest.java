package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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

    private static String said(String line, boolean colour) {
        var out = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(Writer.nullWriter()), 80, true, colour);
        terminal.say(terminal.paint("ours", Ink.BAD) + line);
        return out.toString();
    }

    @Test
    void whatATerminalObeysIsSpeltOutUnlessItIsOurs() {
        assertThat(said("\u001b[31mRED\u001b[0m\r\n\u0007", true))
                .isEqualTo("\u001b[1;31mours\u001b[0m\\u001b[31mRED\\u001b[0m\\u000d\\u000a\\u0007\n");
        assertThat(said("\u001b[31m\ufdd1x", false)).isEqualTo("ours\\u001b[31m\\ufdd1x\n");
        assertThat(said("\u0080\u009b\u202a\u202e\u2066\u2069\u200e\u200f\ufeff\u2028", false))
                .matches("ours(\\\\u[0-9a-f]{4}){10}\n");
        assertThat(said("\ud83c", false)).isEqualTo("ours\\ud83c\n");
    }

    @Test
    void whatIsReadIsLeftAsItIs() {
        assertThat(said("\tgrün 漢字 \ud83c\udff0 │✓→", false)).isEqualTo("ours\tgrün 漢字 \ud83c\udff0 │✓→\n");
    }

    /// A mark in foreign text colours its own line at most.
    @Test
    void noColourOutlivesItsLine() {
        assertThat(said("\ufdd3x", true)).endsWith("x\u001b[0m\n");
    }

    @Test
    void withoutUtf8EverythingDrawnHasALikeness() {
        var plain = terminal(StandardCharsets.US_ASCII, false, Map.of());
        var all = "─━═╌│┃║╎┌┐└┘├┤┬┴┼┏┓┗┛┷┯╔╗╚╝╧╤╭╮╰╯█▄▀◆◇■★◀▶→←✓✗·…";
        assertThat(plain.plain(all)).matches("[!-~]*").hasSameSizeAs(all);
        assertThat(terminal(StandardCharsets.UTF_8, false, Map.of()).plain(all)).isEqualTo(all);
    }
}
