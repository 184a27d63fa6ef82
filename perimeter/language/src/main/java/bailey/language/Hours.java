package bailey.language;

import bailey.policy.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads `when:`, which is `[DAY[-DAY]] HH:MM-HH:MM TIMEZONE`. Days run on past Sunday (`sat-mon`); `24:00` may end a
/// day.
final class Hours {
    static final String FORM = "mon-fri 08:00-18:00 Europe/Berlin";
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Pattern CLOCKS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    private Hours() {}

    static Optional<When> read(List<Word> words, Problems problems) {
        if (words.size() < 2 || words.size() > 3) {
            problems.add(
                    words.getFirst().at(), "no hours " + Quoted.of(Sentence.joined(words)), "write `" + FORM + "`");
            return Optional.empty();
        }
        if (CLOCKS.matcher(words.getLast().text()).matches()) {
            String whole = Sentence.joined(words) + " UTC";
            problems.add(words.getLast().at(), "no time zone behind " + words.getLast(), "write " + Quoted.of(whole));
            return Optional.empty();
        }
        var days = words.size() == 3
                ? days(words.getFirst(), problems)
                : Optional.<Set<DayOfWeek>>of(EnumSet.allOf(DayOfWeek.class));
        var clocks = words.get(words.size() - 2);
        var match = CLOCKS.matcher(clocks.text());
        if (!match.matches()) {
            problems.add(clocks.at(), "no hours " + clocks, "write them as `08:00-18:00`");
            return Optional.empty();
        }
        var zone = zone(words.getLast(), problems);
        var from = clock(match.group(1), clocks, problems);
        var to = match.group(2).equals("24:00")
                ? Optional.of(LocalTime.MIDNIGHT)
                : clock(match.group(2), clocks, problems);
        if (from.isEmpty() || to.isEmpty() || zone.isEmpty() || days.isEmpty()) {
            return Optional.empty();
        }
        if (match.group(1).equals(match.group(2))) {
            problems.add(clocks.at(), "hours that end as they begin: " + clocks, "write `00:00-24:00` for a whole day");
            return Optional.empty();
        }
        return Optional.of(new When(days.get(), from.get(), to.get(), zone.get()));
    }

    private static Optional<Set<DayOfWeek>> days(Word word, Problems problems) {
        var ends = List.of(word.text().split("-", -1));
        int first = DAYS.indexOf(ends.getFirst());
        int last = DAYS.indexOf(ends.getLast());
        if (ends.size() > 2 || first < 0 || last < 0) {
            problems.add(
                    word.at(), "no days " + word, "write a day or two of `" + String.join(" ", DAYS) + "`: `mon-fri`");
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int day = first; ; day = (day + 1) % 7) {
            days.add(DayOfWeek.of(day + 1));
            if (day == last) {
                return Optional.of(days);
            }
        }
    }

    private static Optional<LocalTime> clock(String text, Word word, Problems problems) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException wrong) {
            problems.add(word.at(), "no time of day " + Quoted.of(text), "write it from `00:00` to `23:59`");
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(Word word, Problems problems) {
        if (ZoneId.getAvailableZoneIds().contains(word.text())) {
            return Optional.of(ZoneId.of(word.text()));
        }
        var known = new TreeSet<>(ZoneId.getAvailableZoneIds());
        problems.add(
                word.at(),
                "no time zone " + word,
                Nearest.hint(word.text(), known, "write one as `Europe/Berlin`, or `UTC`"));
        return Optional.empty();
    }
}
