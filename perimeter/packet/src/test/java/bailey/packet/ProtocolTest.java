package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 43, 44, 51, 59, 60})
    void anExtensionHeaderIsNoProtocolOfIpv6(int number) {
        assertThat(new Protocol(number).in(Family.IPV6)).isFalse();
        assertThat(new Protocol(number).in(Family.IPV4)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 17, 41, 47, 50, 89, 112, 135, 255})
    void otherProtocolsAreOfBothFamilies(int number) {
        assertThat(Family.values()).allMatch(new Protocol(number)::in);
    }

    @Test
    void eachFamilyHasAnIcmpOfItsOwn() {
        assertThat(Protocol.ICMP.in(Family.IPV6)).isFalse();
        assertThat(Protocol.ICMPV6.in(Family.IPV4)).isFalse();
    }
}
