package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final List<String> CLOCKS = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Kiritimati",
            "Pacific/Niue",
            "Africa/Casablanca",
            "UTC");

    /// The naive twin is `When.includes`.
    @RepeatedTest(40)
    void hoursInUtcAreTheHoursOnTheClock() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var days = EnumSet.noneOf(DayOfWeek.class);
        do {
            days.add(DayOfWeek.of(1 + random.nextInt(7)));
        } while (random.nextBoolean());
        var when = new When(days, time(random), time(random), ZoneId.of(CLOCKS.get(random.nextInt(CLOCKS.size()))));
        var spells = Hours.spells(when, Sites.NOW);
        for (int n = 0; n < 3_000; n++) {
            var now = Sites.NOW.plusSeconds(
                    random.nextInt((int) Duration.ofDays(365 * 4).toSeconds()));
            assertThat(open(when, spells, now))
                    .as("%s at %s, seed %d", when, now, seed)
                    .isEqualTo(when.includes(now));
        }
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    private static boolean open(When when, List<Hours.Spell> spells, Instant now) {
        var here = spells.stream()
                .filter(s -> s.start().map(b -> !now.isBefore(b)).orElse(true))
                .filter(s -> s.end().map(now::isBefore).orElse(true))
                .toList();
        assertThat(here).hasSize(1);
        var utc = now.atOffset(ZoneOffset.UTC);
        return Hours.windows(when, here.getFirst().offset()).stream()
                .anyMatch(w -> w.days().contains(utc.getDayOfWeek())
                        && !utc.toLocalTime().isBefore(w.first())
                        && utc.toLocalTime().toSecondOfDay() <= w.last().toSecondOfDay());
    }

    @Test
    void pastTheHorizonNothingBegins() {
        var when =
                new When(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(9, 0), ZoneId.of("Europe/Berlin"));
        assertThat(Hours.spells(when, Sites.NOW).getLast().end().orElseThrow())
                .isBetween(Sites.NOW.plus(Duration.ofDays(5 * 365)), Sites.NOW.plus(Duration.ofDays(6 * 365)));
    }

    @Test
    void clocksThatNeverChangeHaveNoHorizon() {
        var when = new When(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(9, 0), ZoneOffset.UTC);
        assertThat(Hours.spells(when, Sites.NOW)).hasSize(1);
    }
}
