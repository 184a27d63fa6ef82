package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bailey.linux.ProcessMark;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a kept lab is found again. This process plays the keeper.
class KeptLabTest {
    private Path folder = Path.of("");

    @BeforeEach
    void ours(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(
                temporary.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private KeptLab lab(ProcessMark keeper) {
        var machines = new LinkedHashMap<String, Integer>();
        machines.put("www", 45);
        machines.put("lan*", 46);
        return new KeptLab(folder, keeper, "/srv/my site.yaml", 1, machines);
    }

    @Test
    void whatIsToldIsFound() throws IOException {
        var lab = lab(ProcessMark.own());
        assertThat(KeptLab.find(folder)).isEmpty();
        lab.tell("172.31.1.10 www\n");
        assertThat(KeptLab.find(folder)).contains(lab);
        assertThat(lab.hosts()).hasContent("172.31.1.10 www\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve("lab")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> lab.tell("")).isInstanceOf(FileAlreadyExistsException.class);
        lab.forget();
        assertThat(folder).doesNotExist();
    }

    /// A number that another process has now is not taken for the keeper's.
    @Test
    void whatAKilledKeeperLeftIsRemoved() throws IOException {
        var own = ProcessMark.own();
        lab(new ProcessMark(own.process(), own.started() - 1)).tell("");
        assertThat(KeptLab.find(folder)).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderThatOthersMayOpenIsNotTrusted() throws IOException {
        lab(ProcessMark.own()).tell("");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        assertThatThrownBy(() -> KeptLab.find(folder))
                .hasMessage(folder + " has to be a folder of yours that nobody else may open (mode 0700)");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        for (var text : new String[] {
            "", "x", "bailey-lab 2\nkeeper 1 2\nstatus 0\nsite x\n", "bailey-lab 1\nkeeper 1\nstatus 0\nsite x\n"
        }) {
            assertThatThrownBy(() -> KeptLab.read(folder, text))
                    .hasMessage("cannot understand " + folder.resolve("lab") + "; remove it");
        }
    }
}
