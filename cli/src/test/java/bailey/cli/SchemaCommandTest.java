package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {
    @Test
    void printsOneJsonDocument() throws IOException {
        var ran = Ran.bailey("schema");
        assertThat(ran.status()).isZero();
        assertThat(JsonTree.of(ran.out()).get("$schema")).asString().contains("json-schema.org");
    }
}
