package bailey.cli;

import bailey.policy.Rate;
import bailey.policy.Terms;
import bailey.policy.When;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a line's options say, in the words of the file.
final class TermWords {
    private TermWords() {}

    /// What limits the line: `until 2027-06-30`, `mon-fri 08:00-18:00 Europe/Berlin`, `200/s`.
    static List<String> limits(Terms terms) {
        var words = new ArrayList<String>();
        terms.until().ifPresent(day -> words.add("until " + day));
        terms.when().ifPresent(when -> words.add(hours(when)));
        terms.rate().ifPresent(rate -> words.add(rate(rate)));
        return words;
    }

    /// All of them, for people.
    static List<String> all(Terms terms) {
        var words = new ArrayList<>(limits(terms));
        if (terms.log()) {
            words.add("logged");
        }
        if (!terms.waives().isEmpty()) {
            words.add("waives " + String.join(" ", terms.waives()));
        }
        terms.owner().ifPresent(owner -> words.add("owner: " + owner));
        terms.why().ifPresent(why -> words.add("why: " + why));
        return words;
    }

    static String rate(Rate rate) {
        return rate.count()
                + switch (rate.per()) {
                    case SECOND -> "/s";
                    case MINUTE -> "/min";
                    case HOUR -> "/h";
                };
    }

    static String hours(When when) {
        var days = when.days().size() == DayOfWeek.values().length ? "" : days(when) + " ";
        return days + when.from() + "-" + end(when) + " " + when.zone();
    }

    /// Midnight ends the day before.
    private static String end(When when) {
        return when.to().equals(LocalTime.MIDNIGHT) ? "24:00" : when.to().toString();
    }

    /// `mon-fri` where the days follow each other.
    private static String days(When when) {
        for (var first : when.days()) {
            boolean run = true;
            for (int i = 0; i < when.days().size(); i++) {
                run &= when.days().contains(first.plus(i));
            }
            if (run) {
                var last = first.plus(when.days().size() - 1L);
                return first.equals(last) ? word(first) : word(first) + "-" + word(last);
            }
        }
        return when.days().stream().sorted().map(TermWords::word).collect(Collectors.joining(" "));
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
