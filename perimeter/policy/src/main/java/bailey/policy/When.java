package bailey.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// Hours of the week in which flows may begin: from `from` (included) to `to` (not included) by the clocks of
/// `zone`. Where `to` is not after `from` the hours run past midnight, and `days` are those on which they
/// start.
public record When(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public When {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no day");
        }
    }

    public boolean pastMidnight() {
        return !to.isAfter(from);
    }

    public boolean includes(Instant now) {
        var there = now.atZone(zone);
        var time = there.toLocalTime();
        var today = there.getDayOfWeek();
        if (!pastMidnight()) {
            return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(today) && !time.isBefore(from)) || (days.contains(today.minus(1)) && time.isBefore(to));
    }
}
