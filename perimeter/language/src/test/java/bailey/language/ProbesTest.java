package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Arrival;
import bailey.policy.Meaning;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every `cases/NAME/probes.txt` against the reference meaning. Its lines are `PACKET => VERDICT` ([Question.OnLeg],
/// [VerdictLine]), comments (`#`), and `at TIME`, which sets the clock for the lines below it.
final class ProbesTest {
    private static final Path CASES = Path.of("../../cases");
    private static final int FEWEST = 9;

    private record Probe(int line, Instant now, String packet, String expected) {}

    @TestFactory
    Stream<DynamicTest> everyProbeHasTheVerdictThatItsFileExpects() throws IOException {
        var folders = folders();
        assertThat(folders).hasSizeGreaterThanOrEqualTo(46);
        return folders.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
    }

    private static void compare(Path folder) throws IOException {
        var site = site(folder);
        var meaning = new Meaning(site);
        var probes = probes(folder.resolve("probes.txt"));
        assertThat(probes).hasSizeGreaterThanOrEqualTo(FEWEST);
        var wrong = new ArrayList<String>();
        for (var probe : probes) {
            String verdict = verdict(meaning, probe);
            if (!verdict.equals(probe.expected)) {
                wrong.add(folder.getFileName() + "/probes.txt:" + probe.line + ": " + probe.packet + "\n    expected "
                        + probe.expected + "\n    but was  " + verdict);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String verdict(Meaning meaning, Probe probe) {
        return switch (Question.read("probe", probe.packet, meaning.site())) {
            case Question.Read.Understood(Question.OnLeg(var at, var leg, var packet)) ->
                VerdictLine.of(meaning.verdict(Arrival.begins(packet, at, leg, probe.now)));
            case Question.Read.Understood(Question.Between _) -> "no packet";
            case Question.Read.NotUnderstood(var problems) -> problems.toString();
        };
    }

    private static List<Path> folders() throws IOException {
        try (var all = Files.list(CASES)) {
            return all.filter(f -> Files.exists(f.resolve("probes.txt")))
                    .sorted()
                    .toList();
        }
    }

    private static Site site(Path folder) throws IOException {
        var reading = Reader.read(folder.resolve("site.yaml"), LocalDate.of(2026, 7, 1));
        assertThat(reading.problems()).as(folder.toString()).isEmpty();
        return reading.site().orElseThrow();
    }

    private static List<Probe> probes(Path file) throws IOException {
        var probes = new ArrayList<Probe>();
        var now = Instant.parse("2026-07-01T12:00:00Z");
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int arrow = line.indexOf(" => ");
            if (line.startsWith("at ")) {
                now = Instant.parse(line.substring(3));
            } else if (arrow > 0 && !line.startsWith("#")) {
                probes.add(new Probe(i + 1, now, line.substring(0, arrow), line.substring(arrow + 4)));
            } else {
                assertThat(line.isEmpty() || line.startsWith("#"))
                        .as(file + ":" + (i + 1))
                        .isTrue();
            }
        }
        return probes;
    }

    private static Question.Read read(String text) throws IOException {
        return Question.read("question", text, site(CASES.resolve("front-back")));
    }

    private static String asked(String text) throws IOException {
        return switch (read(text)) {
            case Question.Read.Understood(Question.Between(var from, var to, var service)) ->
                from + " | " + to + " | " + service;
            case Question.Read.Understood(Question.OnLeg(var at, var leg, var packet)) -> at + "/" + leg + " " + packet;
            case Question.Read.NotUnderstood(var problems) ->
                problems.stream()
                        .map(p -> p.at() + "+" + p.length() + " " + p.wrong() + "; "
                                + p.instead().orElse("-"))
                        .toList()
                        .toString();
        };
    }

    @Test
    void aQuestionNamesEndpointsOrAddresses() throws IOException {
        assertThat(asked("lan -> www: https")).startsWith("Named[endpoint=lan] | Named[endpoint=www] | https");
        assertThat(asked("  2001:db8::1   ->   front:   tcp/22  "))
                .startsWith("At[address=2001:db8::1] | Named[endpoint=front] | tcp/22");
        assertThat(asked("192.0.2.1 -> 2001:db8::: any"))
                .startsWith("At[address=192.0.2.1] | At[address=2001:db8::] | any");
        assertThat(asked("mx -> store: lmtp")).endsWith("lmtp");
    }

    @Test
    void aQuestionIsAPacketOnALeg() throws IOException {
        assertThat(asked("lan: 192.168.20.5 -> 198.51.100.7: https"))
                .isEqualTo("back/lan tcp 192.168.20.5:49152 -> 198.51.100.7:443");
        assertThat(asked("back/dmz: 192.0.2.1:7 -> 198.51.100.7: udp/53"))
                .isEqualTo("back/dmz udp 192.0.2.1:7 -> 198.51.100.7:53");
        assertThat(asked("front/dmz: [2001:db8::1]:7 -> 2001:db8::2: ntp"))
                .isEqualTo("front/dmz udp [2001:db8::1]:7 -> [2001:db8::2]:123");
        assertThat(asked("front/dmz: [2001:db8::1] -> [2001:db8::2]: ping"))
                .isEqualTo("front/dmz icmpv6/128 2001:db8::1 -> 2001:db8::2");
        assertThat(asked("lan: 192.0.2.1 -> 192.0.2.2: ip/47")).isEqualTo("back/lan ip/47 192.0.2.1 -> 192.0.2.2");
    }

    @Test
    void whatIsNoQuestionHasAWayOut() throws IOException {
        assertThat(asked("lan to www"))
                .contains("question:1:1+10 no `->` in the question; write `FROM -> TO: SERVICE`");
        assertThat(asked("lan -> www")).contains("question:1:8+3 no service; end with `: SERVICE`");
        assertThat(asked("lan -> www:https")).contains("no service");
        assertThat(asked("lan -> wwww: https"))
                .contains("question:1:8+4 no zone, host, group or firewall `wwww`; did you mean `www`?");
        assertThat(asked("lan -> www: htps")).contains("question:1:13+4 no service `htps`; did you mean `https`?");
        assertThat(asked("lan -> www: tcp/0")).contains("no number from 1 to 65535");
        assertThat(asked("lan -> 192.0.2.256: ssh")).contains("no address `192.0.2.256`");
        assertThat(asked("dmz: 192.0.2.1 -> 192.0.2.2: ssh"))
                .contains("2 firewalls have a leg in `dmz`; write one of `front/dmz`, `back/dmz`");
        assertThat(asked("frnt/dmz: 192.0.2.1 -> 192.0.2.2: ssh"))
                .contains("question:1:1+4 no firewall `frnt`; did you mean `front`?");
        assertThat(asked("front/lan: 192.0.2.1 -> 192.0.2.2: ssh")).contains("no leg of `front` in `lan`");
        assertThat(asked("lam: 192.0.2.1 -> 192.0.2.2: ssh")).contains("no zone `lam`; did you mean `lan`?");
        assertThat(asked("lan: 192.0.2.1:65536 -> 192.0.2.2: ssh")).contains("no port `65536`");
        assertThat(asked("lan: 192.0.2.1 -> 2001:db8::1: ssh")).contains("from IPv4 to IPv6");
        assertThat(asked("lan: 192.0.2.1 -> 192.0.2.2: icmpv6/1")).contains("`icmpv6/1` is nothing in IPv4");
        assertThat(asked("lan: 192.0.2.1 -> 192.0.2.2: dns"))
                .contains("`dns` is more than one kind of packet; choose one: `tcp/53`");
        assertThat(asked("lan: 192.0.2.1 -> 192.0.2.2: any")).contains("more than one kind of packet");
        assertThat(asked("lan -> www: https\nlan -> www: http")).contains("a question is one line");
        assertThat(asked("")).contains("no `->`");
    }
}
