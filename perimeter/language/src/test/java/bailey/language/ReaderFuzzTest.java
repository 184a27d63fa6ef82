package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// No text makes the reader or the formatter throw or hang. Seeds stand in `ReaderFuzzTestInputs`.
class ReaderFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void everyTextIsReadOrRefused(byte[] data) {
        var reading = Texts.read(new String(data, StandardCharsets.UTF_8));
        assertThat(reading.site().isPresent()).isEqualTo(reading.problems().isEmpty());
        reading.problems().forEach(p -> assertThat(p.toString()).isNotBlank());
        reading.warnings().forEach(p -> assertThat(p.toString()).isNotBlank());
    }

    @FuzzTest(maxDuration = "60s")
    void everyTextIsFormattedOnce(byte[] data) {
        String once = Formatter.format(new String(data, StandardCharsets.UTF_8));
        assertThat(Formatter.format(once)).isEqualTo(once);
    }
}
