package bailey.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Against arithmetic on big integers.
final class PrefixTest {
    @Test
    void firstAndLastAreThoseOfTheMask() {
        Chance.rounds(chance -> {
            var prefix = chance.prefix(chance.family());
            var size = BigInteger.TWO.pow(prefix.family().bits() - prefix.length());
            assertThat(number(prefix.first()).mod(size)).isEqualTo(BigInteger.ZERO);
            assertThat(number(prefix.last()).subtract(number(prefix.first()))).isEqualTo(size.subtract(BigInteger.ONE));
        });
    }

    private static BigInteger number(Address address) {
        return new BigInteger(1, address.bytes());
    }

    @Test
    void containsWhatLiesBetweenItsEnds() {
        Chance.rounds(chance -> {
            var prefix = chance.prefix(chance.family());
            var other = chance.below(2) == 0
                    ? chance.address(chance.family())
                    : Prefix.masked(prefix.last(), chance.below(prefix.length() + 1));
            boolean between = prefix.first().compareTo(other) <= 0 && other.compareTo(prefix.last()) <= 0;
            assertThat(prefix.contains(other)).as(prefix + " " + other).isEqualTo(between);
            assertThat(prefix.contains(prefix.last())).isTrue();
            prefix.last()
                    .next()
                    .ifPresent(after -> assertThat(prefix.contains(after)).isFalse());
            prefix.first()
                    .previous()
                    .ifPresent(before -> assertThat(prefix.contains(before)).isFalse());
        });
    }

    @Test
    void twoOverlapExactlyWhenOneContainsTheOther() {
        Chance.rounds(chance -> {
            var one = chance.prefix(chance.family());
            int shorter = chance.below(one.length() + 1);
            var wide = new Prefix(Prefix.masked(one.base(), shorter), shorter);
            assertThat(wide.contains(one)).isTrue();
            assertThat(one.contains(wide)).isEqualTo(wide.equals(one));
            assertThat(one.overlaps(wide)).isTrue();
            assertThat(wide.overlaps(one)).isTrue();
            one.last()
                    .next()
                    .map(Prefix::of)
                    .ifPresent(after -> assertThat(one.overlaps(after)).isFalse());
        });
        assertThat(Prefix.of("10.0.0.0/9").overlaps(Prefix.of("10.128.0.0/9"))).isFalse();
        assertThat(Prefix.of("0.0.0.0/0").contains(Prefix.of("::/128"))).isFalse();
        assertThat(Prefix.of("::/0").contains(Address.of("0.0.0.0"))).isFalse();
    }

    @Test
    void readsBackAsPrinted() {
        Chance.rounds(chance -> {
            var prefix = chance.prefix(chance.family());
            assertThat(Prefix.parse(prefix.toString())).contains(prefix);
        });
        assertThat(Prefix.of("192.0.2.1")).hasToString("192.0.2.1").matches(Prefix::single);
        assertThat(Prefix.of("192.0.2.1/32")).isEqualTo(Prefix.of("192.0.2.1"));
        assertThat(Prefix.of("2001:db8::/127").single()).isFalse();
    }

    @Test
    void whatIsNoPrefixIsNone() {
        Stream.of(
                        "",
                        "/",
                        "10.0.0.0/",
                        "/8",
                        "10.0.0.0/33",
                        "::/129",
                        "10.0.0.0/08",
                        "10.0.0.0/-1",
                        "10.0.0.0/+8",
                        "10.0.0.1/8",
                        "2001:db8::1/64",
                        "10.0.0.0/8/8",
                        "10.0.0.0 /8",
                        "10.0.0.0/255.0.0.0",
                        "10/8",
                        "10.0.0.0/1000")
                .forEach(text -> assertThat(Prefix.parse(text)).as(text).isEmpty());
        assertThatThrownBy(() -> new Prefix(Address.of("10.0.0.1"), 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prefix(Address.of("0.0.0.0"), 33)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prefix(Address.of("0.0.0.0"), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
