package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A hundred thousand flows, read in a time that is printed. The limit is wide: the machine may be busy.
class ReaderSpeedTest {
    private static final int FLOWS = 100_000;
    private static final int HOSTS = 2_000;

    @Test
    void aHundredThousandFlowsAreReadInSeconds() {
        String text = text(FLOWS);
        long start = System.nanoTime();
        var reading = Texts.read(text);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println(FLOWS + " flows, " + text.length() + " characters: " + millis + " ms");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.site().orElseThrow().lines()).hasSize(FLOWS);
        assertThat(millis).isLessThan(20_000);
    }

    @Test
    void tenThousandWrongFlowsAreReadInSeconds() {
        String text = text(10_000).replace("-> l", "-> lost-").replace("segments", "segmnts");
        long start = System.nanoTime();
        assertThat(Texts.read(text).problems()).hasSize(10_001);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
    }

    private static String text(int flows) {
        var text = new StringBuilder("""
                bailey: 1
                site: big
                zones:
                  internet: external
                  dmz: dmz 10.1.0.0/16
                  lan: internal 10.2.0.0/16
                segments: { dmz: isolated }
                firewalls:
                  edge: { internet: wan0 203.0.113.2, dmz: dmz0 10.1.0.1, lan: lan0 10.2.0.1 }
                hosts:
                """);
        for (int i = 0; i < HOSTS; i++) {
            int high = i / 250 + 1;
            int low = i % 250 + 1;
            text.append("  d%d: dmz 10.1.%d.%d%n  l%d: lan 10.2.%d.%d%n".formatted(i, high, low, i, high, low));
        }
        text.append("flows:\n");
        for (int i = 0; i < flows; i++) {
            int port = 1024 + i % 50_021; // a prime, so that no two are the same
            text.append("  - d")
                    .append(i % HOSTS)
                    .append(" -> l")
                    .append(i * 7 % HOSTS)
                    .append(": tcp/")
                    .append(port)
                    .append('\n');
        }
        return text.toString();
    }
}
