package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Packet;
import bailey.packet.Protocol;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatagramTest {
    static Stream<Packet> packets() {
        return Stream.of(
                packet("198.51.100.7", "203.0.113.10", 6, 10_001, 443),
                packet("198.51.100.7", "203.0.113.10", 17, 10_002, 53),
                packet("198.51.100.7", "203.0.113.10", 1, 10_003, 8),
                packet("198.51.100.7", "203.0.113.10", 47, 10_004, 0),
                packet("2001:db8::7", "2001:db8:1::10", 6, 10_005, 443),
                packet("2001:db8::7", "2001:db8:1::10", 17, 10_006, 53),
                packet("2001:db8::7", "2001:db8:1::10", 58, 10_007, 128));
    }

    private static Packet packet(String source, String destination, int protocol, int sourcePort, int selector) {
        return new Packet(Address.of(source), Address.of(destination), new Protocol(protocol), sourcePort, selector);
    }

    @ParameterizedTest
    @MethodSource("packets")
    void whatIsMadeIsRead(Packet packet) {
        assertThat(Datagram.read(Datagram.opening(packet).bytes())).hasValueSatisfying(read -> {
            assertThat(read.packet()).isEqualTo(packet);
            assertThat(read.has(Datagram.SYN)).isEqualTo(packet.protocol().equals(Protocol.TCP));
        });
    }

    @Test
    void anErrorTellsWhatItIsAbout() {
        var about = packet("203.0.113.10", "198.51.100.7", 17, 53, 10_001);
        var error = packet("198.51.100.7", "203.0.113.10", 1, 0, 3);
        assertThat(Datagram.read(new Datagram(error, 0, Optional.of(about)).bytes()))
                .hasValueSatisfying(read -> assertThat(read.about()).contains(about));
    }

    /// RFC 1071: a header summed together with its checksum is all ones.
    @Test
    void theHeaderSumsUp() {
        var bytes = Datagram.opening(packet("198.51.100.7", "203.0.113.10", 6, 10_001, 443))
                .bytes();
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff);
        }
        assertThat((sum & 0xffff) + (sum >>> 16)).isEqualTo(0xffff);
    }

    @Test
    void whatIsCutShortIsNothing() {
        var bytes = Datagram.opening(packet("2001:db8::7", "2001:db8:1::10", 6, 10_005, 443))
                .bytes();
        for (int length = 0; length < 48; length++) {
            assertThat(Datagram.read(java.util.Arrays.copyOf(bytes, length))).isEmpty();
        }
    }
}
