package bailey.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Hours of the week, across midnight and where clocks jump; and the last day of a line.
final class WhenTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static When when(String from, String to, ZoneId zone, DayOfWeek... days) {
        return new When(Set.of(days), LocalTime.parse(from), LocalTime.parse(to), zone);
    }

    private static boolean at(When when, String instant) {
        return when.includes(Instant.parse(instant));
    }

    @Test
    void theStartIsIncludedAndTheEndIsNot() {
        var office = when("08:00", "18:00", ZoneOffset.UTC, DayOfWeek.WEDNESDAY);
        assertThat(at(office, "2026-07-01T07:59:59.999Z")).isFalse();
        assertThat(at(office, "2026-07-01T08:00:00Z")).isTrue();
        assertThat(at(office, "2026-07-01T17:59:59.999Z")).isTrue();
        assertThat(at(office, "2026-07-01T18:00:00Z")).isFalse();
        assertThat(at(office, "2026-07-02T12:00:00Z")).isFalse();
    }

    @Test
    void theHoursOfANightBelongToTheDayOnWhichTheyStart() {
        var night = when("22:00", "06:00", ZoneOffset.UTC, DayOfWeek.SUNDAY);
        assertThat(at(night, "2026-07-05T21:59:59Z")).isFalse();
        assertThat(at(night, "2026-07-05T22:00:00Z")).isTrue();
        assertThat(at(night, "2026-07-06T05:59:59Z")).isTrue();
        assertThat(at(night, "2026-07-06T06:00:00Z")).isFalse();
        assertThat(at(night, "2026-07-05T05:00:00Z")).isFalse();
        assertThat(at(night, "2026-07-06T22:00:00Z")).isFalse();
    }

    @Test
    void midnightAsAnEndIsTheEndOfTheDay() {
        var evening = when("18:00", "00:00", ZoneOffset.UTC, DayOfWeek.WEDNESDAY);
        assertThat(at(evening, "2026-07-01T23:59:59Z")).isTrue();
        assertThat(at(evening, "2026-07-02T00:00:00Z")).isFalse();
        assertThat(at(evening, "2026-07-01T00:00:00Z")).isFalse();
    }

    @Test
    void theClocksOfTheZoneCountSummerAndWinter() {
        var office = when("08:00", "18:00", BERLIN, DayOfWeek.WEDNESDAY);
        assertThat(at(office, "2026-07-01T06:00:00Z")).isTrue();
        assertThat(at(office, "2026-07-01T05:59:59Z")).isFalse();
        assertThat(at(office, "2026-01-07T06:59:59Z")).isFalse();
        assertThat(at(office, "2026-01-07T07:00:00Z")).isTrue();
    }

    @Test
    void theHourThatIsSkippedInSpringIsNeverAndTheOneRepeatedInAutumnIsTwice() {
        var twoToThree = when("02:00", "03:00", BERLIN, DayOfWeek.SUNDAY);
        assertThat(at(twoToThree, "2026-03-29T00:59:59Z")).isFalse(); // 01:59:59
        assertThat(at(twoToThree, "2026-03-29T01:00:00Z")).isFalse(); // 03:00:00
        assertThat(at(twoToThree, "2026-10-25T00:00:00Z")).isTrue(); // 02:00, summer
        assertThat(at(twoToThree, "2026-10-25T01:00:00Z")).isTrue(); // 02:00, winter
        assertThat(at(twoToThree, "2026-10-25T02:00:00Z")).isFalse(); // 03:00
    }

    @Test
    void agreesWithItsTwinThatLooksAtEveryStart() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            days.add(DayOfWeek.of(1 + random.nextInt(7)));
            var from = LocalTime.of(random.nextInt(24), 30 * random.nextInt(2));
            var to = LocalTime.of(random.nextInt(24), 30 * random.nextInt(2));
            var when = new When(days, from, to, random.nextBoolean() ? BERLIN : ZoneId.of("Asia/Kathmandu"));
            var now = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(20 * 24 * 4) * 900L);
            assertThat(when.includes(now))
                    .as("seed %d: %s at %s", seed, when, now)
                    .isEqualTo(naive(when, now));
        }
    }

    private static boolean naive(When when, Instant now) {
        var there = now.atZone(when.zone()).toLocalDateTime();
        for (int back = 0; back < 2; back++) {
            var day = there.toLocalDate().minusDays(back);
            var start = day.atTime(when.from());
            var end = (when.to().isAfter(when.from()) ? day : day.plusDays(1)).atTime(when.to());
            if (when.days().contains(day.getDayOfWeek()) && !there.isBefore(start) && there.isBefore(end)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void someDayIsNeeded() {
        assertThatThrownBy(() -> when("08:00", "18:00", BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineEndsWithItsLastDay() {
        var terms = terms(LocalDate.of(2026, 7, 1), Optional.empty());
        assertThat(terms.end()).contains(Instant.parse("2026-07-02T00:00:00Z"));
        assertThat(terms.open(Instant.parse("2026-07-01T23:59:59.999Z"))).isTrue();
        assertThat(terms.open(Instant.parse("2026-07-02T00:00:00Z"))).isFalse();
        assertThat(terms.unconditional()).isFalse();
        assertThat(Terms.NONE.unconditional()).isTrue();
        assertThat(Terms.NONE.open(Instant.MAX)).isTrue();
    }

    @Test
    void aClosedLineHasNotEnded() {
        var night = when("22:00", "06:00", ZoneOffset.UTC, DayOfWeek.SUNDAY);
        var terms = terms(LocalDate.of(2026, 7, 1), Optional.of(night));
        assertThat(terms.open(Sketch.NOON)).isFalse();
        assertThat(terms.ended(Sketch.NOON)).isFalse();
    }

    static Terms terms(LocalDate until, Optional<When> when) {
        return new Terms(
                Optional.empty(), Optional.empty(), Optional.of(until), when, Optional.empty(), false, List.of());
    }
}
