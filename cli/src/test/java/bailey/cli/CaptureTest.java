package bailey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bailey.lab.Lab;
import bailey.linux.Command;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `lab --capture` writes, read as the format's specification has it, and by tcpdump where there is one.
class CaptureTest {
    @TempDir
    Path folder = Path.of("");

    private record Block(int type, ByteBuffer body) {}

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Lab.missing().isEmpty(), "the lab needs root");
    }

    private static List<Block> blocks(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var blocks = new ArrayList<Block>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int type = bytes.getInt();
            int length = bytes.getInt();
            assertThat(length % 4).isZero();
            assertThat(bytes.getInt(start + length - 4)).isEqualTo(length);
            blocks.add(new Block(type, bytes.slice(start + 8, length - 12)));
            bytes.position(start + length);
        }
        return blocks;
    }

    @Test
    void everyDeviceSeesItsPart() throws IOException {
        var file = folder.resolve("a.pcapng");
        Files.write(file, new byte[1_000_000]); // what was there is gone
        var before = Instant.now();
        var ran = Ran.bailey("lab", "--only", "mx -> mailstore: lmtp", "--capture", file.toString(), Ran.OFFICE);
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err()).contains(" sights of them are in " + file);
        var blocks = blocks(file);
        assertThat(blocks.getFirst().type).isEqualTo(0x0a0d0d0a);
        assertThat(blocks.stream().filter(b -> b.type == 1)).hasSize(17); // 13 hosts and 4 legs
        var frames = blocks.stream().filter(b -> b.type == 6).toList();
        assertThat(frames.stream().map(f -> f.body.getInt(0)).distinct()).hasSizeGreaterThan(3);
        assertThat(frames).allSatisfy(f -> {
            var time = Duration.ofNanos(f.body.getLong(4));
            assertThat(Instant.EPOCH.plus(time)).isBetween(before, Instant.now());
        });
        assertThat(frames).isSortedAccordingTo((a, b) -> Long.compare(a.body.getLong(4), b.body.getLong(4)));
    }

    @Test
    void tcpdumpReadsIt() throws IOException {
        var file = folder.resolve("b.pcapng");
        Ran.bailey("lab", "--only", "internet -> www: https", "--capture", file.toString(), Ran.OFFICE);
        Command.Result read;
        try {
            read = Command.of("tcpdump", "-nr", file.toString()).run();
        } catch (IOException none) {
            assumeTrue(false, "no tcpdump here");
            return;
        }
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(read.out())
                .containsPattern("198\\.51\\.100\\.254\\.\\d+ > 203\\.0\\.113\\.10\\.443: Flags \\[S\\]")
                .containsPattern("198\\.51\\.100\\.254\\.\\d+ > 172\\.31\\.1\\.10\\.443: Flags \\[S\\]")
                .containsPattern("203\\.0\\.113\\.10\\.443 > 198\\.51\\.100\\.254\\.\\d+: Flags \\[S\\.\\]")
                .doesNotContain("ARP");
    }

    @Test
    void aFileThatCannotBeWrittenCostsNoRehearsal() {
        var ran = Ran.bailey("lab", "--only", "48", "--capture", folder + "/no/c.pcapng", Ran.OFFICE);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .endsWith("bailey: cannot write " + folder + "/no/c.pcapng (No such file or directory)\n")
                .doesNotContain("are up");
        assertThat(Ran.bailey("lab", "--capture", "x", Ran.OFFICE).err())
                .startsWith("bailey: --capture follows a few packets: say which, with --only\n");
    }
}
