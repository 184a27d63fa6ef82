package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    Path folder = Path.of("");

    private String changed(String... pairs) throws IOException {
        var text = Files.readString(Path.of(Ran.OFFICE));
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return Files.writeString(folder.resolve("new.yaml"), text).toString();
    }

    @Test
    void theSameInOtherWordsIsTheSame() throws IOException {
        var same = changed(
                "  - www mx -> directory: ldaps\n", "  - mx -> directory: ldaps\n  - www -> directory: ldaps\n");
        var ran = Ran.bailey("diff", Ran.OFFICE, same);
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("✓ the same passes in both, from end to end\n");
    }

    @Test
    void whatIsNewAndWhatIsGoneIsToldByNameAndLine() throws IOException {
        var file = changed(
                "- lan -> www: http https",
                "- lan -> www: https\n  - lan -> site: ssh",
                "- 203.0.113.10 -> mx: smtp",
                "- 203.0.113.10 -> ns: smtp");
        var ran = Ran.bailey("diff", Ran.OFFICE, file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith(file + " newly passes\n  lan → site: ssh  (IPv4, IPv6)\n      " + file
                        + ":55: lan -> site: ssh\n")
                .contains("  internet → 203.0.113.10 (to ns): smtp  (IPv4)\n")
                .contains(file + " no longer passes\n  lan → www: http  (IPv4, IPv6)\n")
                .contains("  lan → 203.0.113.10 (to www): http  (IPv4)\n")
                .contains("  internet → 203.0.113.10 (to mx): smtp  (IPv4)\n")
                .doesNotContain("both pass");
    }

    @Test
    void hoursAreADifferenceToo() throws IOException {
        var file = changed(
                "- mx -> mailstore: lmtp",
                "- mx -> mailstore: { services: lmtp, when: mon-fri 08:00-18:00 Europe/Berlin }");
        var ran = Ran.bailey("diff", Ran.OFFICE, file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("both pass, and not at the same times or rates\n")
                .contains("mon-fri 08:00-18:00 Europe/Berlin");
    }

    @Test
    void aSharedWireIsADifference() throws IOException {
        assertThat(Ran.bailey("diff", Ran.OFFICE, changed("dmz: isolated", "dmz: shared"))
                        .out())
                .contains("newly passes")
                .contains("unseen, on their wire");
    }

    @Test
    void jsonHasTheBoxes() throws IOException {
        var file = changed("- 203.0.113.10 -> mx: smtp", "- 203.0.113.10 -> ns: 2525=smtp");
        var json = JsonTree.of(Ran.bailey("diff", "--json", Ran.OFFICE, file).out());
        assertThat(json.get("kind")).isEqualTo("diff");
        assertThat(json.get("same")).isEqualTo(false);
        var door = JsonTree.first(json, "passes");
        assertThat(door.get("destinations")).isEqualTo(List.of("203.0.113.10"));
        assertThat(door.get("services")).isEqualTo(List.of("tcp/2525"));
        assertThat(door.get("inside")).isEqualTo("172.31.1.53");
        assertThat(door.get("port")).isEqualTo(25);
    }

    @Test
    void aFileThatDoesNotReadIsWrongInput() throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong.yaml"), "bailey: 1\n");
        assertThat(Ran.bailey("diff", Ran.OFFICE, wrong.toString()).status()).isEqualTo(2);
        assertThat(Ran.bailey("diff", wrong.toString(), Ran.OFFICE).status()).isEqualTo(2);
        assertThat(Ran.bailey("diff", Ran.OFFICE).err()).startsWith("bailey: which B?");
    }
}
