package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A site by a stranger, read by one who may read everything, shows nothing but itself.
class IncludesTest {
    private static final String SECRET = "root:hush";

    @TempDir
    Path root = Path.of("");

    private Path folder = root;

    @BeforeEach
    void sites() throws IOException {
        folder = Files.createDirectories(root.resolve("a/b/c/d"));
    }

    private List<Problem> problems(String included) throws IOException {
        var site = folder.resolve("site.yaml");
        Files.writeString(site, Texts.SMALL + "include: [" + included + "]\n");
        var problems = Reader.read(site, Texts.TODAY).problems();
        assertThat(problems.toString()).doesNotContain("hush").doesNotContain("root:x:");
        assertThat(problems).allMatch(p -> p.at().file().equals(site.toString()));
        return problems;
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static final String PRINTER = "hosts: { printer: lan 192.168.7.9 }\n";

    @ParameterizedTest
    @ValueSource(strings = {"x.yaml", "x.yml", "e/x.yaml", "../x.yaml", "../../../x.yaml", "../../../z/e/x.yml"})
    void whatIsNearIsRead(String name) throws IOException {
        put(folder.resolve(name).normalize(), PRINTER);
        assertThat(problems(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, an absolute place: `/etc/passwd`",
        "../../../../../../../../../../../../etc/passwd, no file of a site",
        "../../../../x.yaml, `../../../../x.yaml` is too far",
        "../../../../z/x.yaml, is too far",
        "shadow, no file of a site: `shadow`",
        "absent.yaml, cannot read `absent.yaml`: there is no such file",
        "folder.yaml, cannot read `folder.yaml`: it is no file"
    })
    void whatIsNotIsRefused(String name, String wrong) throws IOException {
        put(root.resolve("x.yaml"), PRINTER);
        put(root.resolve("z/x.yaml"), PRINTER);
        put(folder.resolve("shadow"), SECRET);
        Files.createDirectories(folder.resolve("folder.yaml"));
        assertThat(problems(name))
                .singleElement()
                .satisfies(p -> assertThat(p.wrong()).contains(wrong));
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, what is no file of a site",
        "/proc/self/environ, where no file of a site lies",
        "/proc/kmsg, where no file of a site lies",
        "/dev/zero, where no file of a site lies",
        "/sys/kernel/uevent_seqnum, where no file of a site lies"
    })
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLinkLeadsNowhereElse(String target, String where) throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of(target));
        var problems = problems("link.yaml");
        Files.delete(link);
        assertThat(problems)
                .singleElement()
                .satisfies(p -> assertThat(p.wrong()).isEqualTo("`link.yaml` leads to " + where));
    }

    @Test
    void aLinkToAFileTooFarIsRefused() throws IOException {
        put(root.resolve("x.yaml"), PRINTER);
        Files.createSymbolicLink(folder.resolve("link.yaml"), root.resolve("x.yaml"));
        Files.createSymbolicLink(folder.resolve("near.yaml"), folder.resolve("y.yaml"));
        put(folder.resolve("y.yaml"), PRINTER);
        assertThat(problems("link.yaml, near.yaml"))
                .singleElement()
                .satisfies(p -> assertThat(p.wrong()).contains("`link.yaml` is too far"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root:hush:19000:0:::",
                "- root:hush\n",
                "password: root:hush\nother: { zones: hush }\n",
                "\"root:hush",
                "a: *hush",
                "x: y: hush",
                "%TAG hush"
            })
    void nothingIsQuotedOfWhatIsNoPartOfASite(String text) throws IOException {
        put(folder.resolve("x.yaml"), text);
        assertThat(problems("x.yaml")).singleElement().satisfies(p -> {
            assertThat(p.wrong()).isEqualTo("`x.yaml` holds nothing of a site");
            assertThat(p.excerpt().text()).isEqualTo("include: [x.yaml]");
        });
    }

    @Test
    void aPartOfASiteShowsItsFaults() throws IOException {
        var site = folder.resolve("site.yaml");
        Files.writeString(site, Texts.SMALL + "include: [x.yaml, y.yaml, empty.yaml]\n");
        put(folder.resolve("x.yaml"), "zons: {}\nservices: { lmtp: tcp/0x }\n");
        put(folder.resolve("y.yaml"), "hosts:\n  printer: lan: 192.168.7.9\n");
        put(folder.resolve("empty.yaml"), "# nothing yet\n");
        assertThat(Reader.read(site, Texts.TODAY).problems())
                .extracting(p -> Path.of(p.at().file()).getFileName() + ":" + p.at().line())
                .containsExactly("x.yaml:1", "x.yaml:2", "y.yaml:2");
    }

    /// A file of the kernel says that it is empty, and may never end.
    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/environ", "/proc/kmsg"})
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatHasNoLengthIsNotRead(String name) throws IOException {
        assertThat(Includes.FILES.text(name)).isEmpty();
    }

    @Test
    void aSiteIsNoLongerThanItMayBe() throws IOException {
        var site = folder.resolve("long.yaml");
        try (var file = new RandomAccessFile(site.toFile(), "rw")) {
            file.setLength(Reader.LONGEST_TEXT + 1L);
        }
        assertThatThrownBy(() -> Reader.read(site, Texts.TODAY))
                .isInstanceOf(IOException.class)
                .hasMessage("it is longer than 64 MiB");
    }
}
