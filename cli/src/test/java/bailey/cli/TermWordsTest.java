package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.policy.Line;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hours as `show` tells them are hours as the file may state them.
class TermWordsTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(Ran.NOW, ZoneOffset.UTC);

    /// A whole day once became `00:00-00:00`, which does not read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:00-24:00 UTC",
                "22:00-24:00 UTC",
                "22:00-06:30 Europe/Berlin",
                "sat-mon 08:00-18:00 Europe/Berlin",
                "wed 00:00-24:00 UTC"
            })
    void hoursReadAsTheyAreTold(String hours) {
        assertThat(TermWords.hours(line(hours).terms().when().orElseThrow())).isEqualTo(hours);
    }

    private static Line line(String hours) {
        var text = """
                bailey: 1
                site: test
                zones: { internet: external, lan: internal 192.168.7.0/24 }
                firewalls: { edge: { internet: wan0 203.0.113.2, lan: lan0 192.168.7.1 } }
                nat: [ lan -> internet: masquerade ]
                flows: [ lan -> internet: { services: https, when: %s } ]
                """.formatted(hours);
        return Reader.read("test.yaml", text, Includes.NONE, TODAY)
                .site()
                .orElseThrow()
                .lines()
                .getFirst();
    }
}
