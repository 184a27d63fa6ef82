package bailey.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class RightsTest {
    @Test
    @EnabledIf(value = "bailey.linux.Segment#allowed", disabledReason = Segment.REASON)
    void whoMayMakeNamespacesLacksNothing() throws Exception {
        Namespace.create("proof").close();
        assertThat(Rights.missing()).isEmpty();
    }

    /// The same reading, of a process whose rights were taken away.
    @Test
    void theBitsAreTheKernels() {
        assertThat(Rights.missing(0)).isEqualTo(EnumSet.allOf(Rights.Capability.class));
        assertThat(Rights.missing(1L << 12 | 1L << 13)).containsExactly(Rights.Capability.CAP_SYS_ADMIN);
        assertThat(Rights.missing(1L << 21))
                .containsExactly(Rights.Capability.CAP_NET_ADMIN, Rights.Capability.CAP_NET_RAW);
    }

    @Test
    void theLimitOfOpenFilesIsRaised() throws Exception {
        long most = Rights.raiseOpenFiles();
        assertThat(Command.of("sh", "-c", "ulimit -n; ulimit -Hn").run().out().lines())
                .containsOnly(String.valueOf(most));
    }

    @Test
    void errnosHaveTheirNames() {
        assertThat(Errno.name(1)).isEqualTo("EPERM");
        assertThat(Errno.name(17)).isEqualTo("EEXIST");
        assertThat(Errno.name(34)).isEqualTo("ERANGE");
        assertThat(Errno.name(Errno.EAGAIN)).isEqualTo("EAGAIN");
        assertThat(Errno.name(61)).isEqualTo("ENODATA");
        assertThat(Errno.name(95)).isEqualTo("EOPNOTSUPP");
        assertThat(Errno.name(Errno.ENOBUFS)).isEqualTo("ENOBUFS");
        assertThat(Errno.name(107)).isEqualTo("ENOTCONN");
        assertThat(Errno.name(133)).isEqualTo("EHWPOISON");
        assertThat(Errno.name(524)).isEqualTo("errno 524");
    }
}
