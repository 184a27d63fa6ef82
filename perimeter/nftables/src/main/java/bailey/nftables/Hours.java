package bailey.nftables;

import bailey.policy.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hours of a week by clocks that may change, as spells of time with hours in UTC: the kernel knows no time
/// zones.
final class Hours {
    private static final int DAY = 86_400;

    /// From `start` on (empty: always was) and before `end` (empty: always will be) the clocks are so far off
    /// UTC.
    record Spell(Optional<Instant> start, Optional<Instant> end, ZoneOffset offset) {}

    /// A time of these days in UTC, both ends included.
    record Window(Set<DayOfWeek> days, LocalTime first, LocalTime last) {
        Statement.Hours statement() {
            boolean all = first.equals(LocalTime.MIN) && last.toSecondOfDay() == DAY - 1;
            boolean daily = days.size() == DayOfWeek.values().length;
            return new Statement.Hours(
                    daily && !all ? Set.of() : days,
                    all ? Optional.empty() : Optional.of(first),
                    all ? Optional.empty() : Optional.of(last));
        }
    }

    private Hours() {}

    /// The spells from the one that `from` is in on: all of the clocks' changes in the next [Options#YEARS]
    /// years.
    static List<Spell> spells(When when, Instant from) {
        var rules = when.zone().getRules();
        var horizon = from.plus(Duration.ofDays(366L * Options.YEARS));
        var spells = new ArrayList<Spell>();
        var start = Optional.ofNullable(rules.previousTransition(from.plusSeconds(1)))
                .map(ZoneOffsetTransition::getInstant);
        for (var next = rules.nextTransition(from); next != null; next = rules.nextTransition(next.getInstant())) {
            spells.add(new Spell(start, Optional.of(next.getInstant()), next.getOffsetBefore()));
            start = Optional.of(next.getInstant());
            if (next.getInstant().isAfter(horizon)) {
                return spells;
            }
        }
        spells.add(new Spell(start, Optional.empty(), rules.getOffset(start.orElse(from))));
        return spells;
    }

    /// The hours while clocks are `offset` ahead of UTC.
    static List<Window> windows(When when, ZoneOffset offset) {
        int start = when.from().toSecondOfDay() - offset.getTotalSeconds();
        int end = when.to().toSecondOfDay() - offset.getTotalSeconds() + (when.pastMidnight() ? DAY : 0);
        var windows = new ArrayList<Window>();
        for (int day = Math.floorDiv(start, DAY); day * DAY < end; day++) {
            int first = Math.max(start - day * DAY, 0);
            int last = Math.min(end - day * DAY, DAY) - 1;
            windows.add(
                    new Window(later(when.days(), day), LocalTime.ofSecondOfDay(first), LocalTime.ofSecondOfDay(last)));
        }
        return windows;
    }

    private static Set<DayOfWeek> later(Set<DayOfWeek> days, int by) {
        var later = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(d -> later.add(d.plus(by)));
        return later;
    }
}
