package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final String WIRE = "mgmt0";
    private static final int ECHO_REPLY = 0;
    private static final int ECHO = 8;

    /// Sent to the outer wall, and for the inner one on the same wire.
    private static Walk.Fate sent(int type) throws IOException {
        var site = Sites.read(Path.of("../../cases/out-of-band/site.yaml"));
        var front = site.firewalls().getFirst().members().getFirst();
        var packet = new Packet(Address.of("10.54.0.2"), Address.of("10.54.0.14"), Protocol.ICMP, 0, type);
        var ruleset = Compiler.compile(site, front, Options.at(Sites.NOW));
        return Walk.of(ruleset, _ -> Optional.of(WIRE), packet, WIRE, Sites.NOW);
    }

    /// What lies beyond a leg is asked before the state of a packet is.
    @Test
    void answersThatNobodyAskedForAreNotAnsweredOffTheirPathEither() throws IOException {
        assertThat(sent(ECHO_REPLY).accepted()).isFalse();
        assertThat(sent(ECHO_REPLY).refused()).isFalse();
        assertThat(sent(ECHO).refused()).isTrue();
    }
}
