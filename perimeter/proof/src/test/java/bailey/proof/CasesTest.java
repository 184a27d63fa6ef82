package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which laws a case breaks, and by which lines, stands beside it in `laws.txt`. With `-Dbless=true` it is written
/// there
/// instead.
class CasesTest {
    @ParameterizedTest
    @MethodSource("bailey.proof.Sites#cases")
    void theLawsBrokenAreThoseBesideTheCase(Path file) throws Exception {
        var golden = file.resolveSibling("laws.txt");
        var judged = Judged.of(Sites.read(file));
        if (Boolean.getBoolean("bless")) {
            Files.writeString(golden, String.join("\n", judged) + "\n");
        } else {
            assertThat(golden).as("write it with -Dbless=true").exists();
            assertThat(judged).isEqualTo(Files.readAllLines(golden));
        }
    }

    @Test
    void theExamplesHoldButForTheHomeRouter() throws Exception {
        for (var file : Sites.examples()) {
            var judged = Judged.of(Sites.read(file));
            if (file.endsWith("home.yaml")) {
                assertThat(judged).containsExactly("exposed-host 25", "no-bypass 25 26", "published-in-dmz 25 26");
            } else {
                assertThat(judged).as(file.toString()).isEqualTo(List.of("all hold"));
            }
        }
    }
}
