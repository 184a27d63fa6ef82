package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `cases/wrong/NAME/site.yaml` has exactly the problems of its `problems.txt`. With `-Dbless=true` those files
/// are written anew, and what changed is printed: read it as a newcomer would.
class WrongSitesTest {
    private static final int FEWEST = 83;

    private static List<Path> folders() {
        return Texts.wrong();
    }

    @Test
    void thereAreMany() {
        assertThat(folders()).hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aWrongSiteSaysWhatIsWrongAndTheWayOut(Path folder) throws IOException {
        var expected = folder.resolve("problems.txt");
        String before = Files.exists(expected) ? Files.readString(expected) : "";
        String now = problems(folder);
        if (Boolean.getBoolean("bless") && !before.equals(now)) {
            System.out.println(folder.getFileName() + ":\n" + changes(before, now));
            Files.writeString(expected, now);
            return;
        }
        assertThat(now).isEqualTo(before).isNotEmpty();
    }

    /// Read as if from within its folder, so that places are short and the same everywhere.
    private static String problems(Path folder) throws IOException {
        var beside = new Includes() {
            @Override
            public String text(String name) throws IOException {
                return FILES.text(folder.resolve(name).toString());
            }

            @Override
            public boolean exists(String name) {
                return FILES.exists(folder.resolve(name).toString());
            }

            @Override
            public Path real(String name) throws IOException {
                return FILES.real(folder.resolve(name).toString());
            }
        };
        var reading = Reader.read("site.yaml", beside.text("site.yaml"), beside, Texts.TODAY);
        assertThat(reading.site()).isEmpty();
        var text = new StringBuilder();
        reading.problems().forEach(text::append);
        return text.toString();
    }

    private static String changes(String before, String now) {
        var gone = new ArrayList<>(before.lines().toList());
        var come = new ArrayList<>(now.lines().toList());
        now.lines().forEach(gone::remove);
        before.lines().forEach(come::remove);
        var text = new StringBuilder();
        gone.forEach(l -> text.append("  - ").append(l).append('\n'));
        come.forEach(l -> text.append("  + ").append(l).append('\n'));
        return text.toString();
    }
}
