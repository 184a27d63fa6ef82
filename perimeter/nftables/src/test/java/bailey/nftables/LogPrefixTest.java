package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.nftables.LogPrefix.Passed;
import bailey.nftables.LogPrefix.Reason;
import bailey.nftables.LogPrefix.Stopped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPrefixTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonIsReadAsItIsWritten(Reason reason) {
        var prefix = new Stopped(reason, "lan", "edge-a");
        assertThat(LogPrefix.parse(prefix.print())).contains(prefix);
    }

    @Test
    void aLineThatLogsIsNamed() {
        assertThat(new Passed("office.yaml", 47).print()).isEqualTo("bailey pass office.yaml:47 ");
        assertThat(LogPrefix.parse("bailey pass office.yaml:47 ")).contains(new Passed("office.yaml", 47));
    }

    @Test
    void longNamesStayWithinTheKernelsLimit() {
        var prefix = new Stopped(Reason.SOURCEROUTE, "z".repeat(300), "y".repeat(300));
        assertThat(prefix.print()).hasSizeLessThan(128);
        assertThat(LogPrefix.parse(prefix.print()))
                .contains(new Stopped(Reason.SOURCEROUTE, "z".repeat(40), "y".repeat(40)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bailey ",
                "bailey deny lan ",
                "bailey deny >dmz ",
                "bailey because lan>dmz ",
                "IPTABLES deny lan>dmz ",
                "bailey pass office.yaml "
            })
    void whatIsNotOursIsNothing(String text) {
        assertThat(LogPrefix.parse(text)).isEmpty();
    }
}
