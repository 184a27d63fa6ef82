package bailey.nftables.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.linux.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own rulesets, listed by the kernel, are read without a doubt.
class OwnRulesetsTest {
    @BeforeAll
    static void mayMakeNamespaces() throws IOException {
        assumeThat(Rights.missing()).isEmpty();
    }

    static List<Path> rulesets() throws IOException {
        try (var files = Files.walk(Path.of("..", "..", "cases"), 2)) {
            return files.filter(p -> p.toString().endsWith(".nft")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rulesets")
    void nothingOfItIsInDoubt(Path file) throws Exception {
        try (var inside = Namespace.create("own")) {
            Nft.apply(inside, Files.readString(file));
            var ruleset = NftReader.read(Nft.json(inside, "ruleset"));
            assertThat(ruleset.doubts()).isEmpty();
            assertThat(ruleset.tables()).isNotEmpty();
        }
    }
}
