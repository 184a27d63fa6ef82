package bailey.language;

import bailey.language.Node.Entry;
import bailey.language.Node.Mapping;
import bailey.language.Node.Scalar;
import bailey.policy.Rate;
import bailey.policy.Terms;
import bailey.policy.When;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands behind a sentence's colon: services alone, or `{ services: …, OPTION: … }`.
record Options(List<Word> services, Optional<Word> via, List<Word> from, Terms terms) {
    /// The options of flows and publications alike.
    static final List<String> TERMS = List.of("services", "why", "owner", "until", "when", "rate", "log", "waives");

    /// Those of a flow.
    static final List<String> OF_FLOW = with("via");

    /// Those of a publication.
    static final List<String> OF_PUBLICATION = with("from");

    private static List<String> with(String more) {
        var all = new ArrayList<>(TERMS);
        all.add(more);
        return List.copyOf(all);
    }

    /// Empty where no services can be told; options that are wrong are problems and left out.
    static Optional<Options> read(
            Sentence sentence, List<String> allowed, LocalDate today, Shape shape, Problems problems) {
        var behind = sentence.needed("SERVICE", problems);
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        if (behind.get() instanceof Mapping mapping) {
            return new Braces(allowed, today, shape, problems).options(sentence, mapping);
        }
        return shape.words(sentence.key(), behind.get(), "services, or `{ services: …, why: … }`")
                .map(words -> new Options(words, Optional.empty(), List.of(), Terms.NONE));
    }

    /// Reads the braces of one sentence.
    private record Braces(List<String> allowed, LocalDate today, Shape shape, Problems problems) {
        Optional<Options> options(Sentence sentence, Mapping mapping) {
            Map<String, Entry> given = new HashMap<>();
            for (var entry : mapping.entries()) {
                if (allowed.contains(entry.key().text())) {
                    given.put(entry.key().text(), entry);
                } else {
                    unknown(entry.key());
                }
            }
            var why = text(given, "why");
            var terms = new Terms(
                    why, text(given, "owner"), until(given), when(given), rate(given), log(given), waives(given, why));
            var services = words(given, "services", "the services: `https`");
            if (!given.containsKey("services") && !misspelled(mapping)) {
                problems.add(
                        mapping.span().spot(),
                        "no `services:` for " + Quoted.of(sentence.toString()),
                        "add `services: SERVICE…`");
            }
            var via = Optional.ofNullable(given.get("via"))
                    .flatMap(e -> shape.word(e.key(), e.value(), "the proxy, a host"));
            return services.map(s -> new Options(
                    s, via, words(given, "from", "who may come: `branch`").orElse(List.of()), terms));
        }

        private boolean misspelled(Mapping mapping) {
            return mapping.entries().stream()
                    .map(e -> e.key().text())
                    .anyMatch(k -> !allowed.contains(k)
                            && Nearest.of(k, allowed).filter("services"::equals).isPresent());
        }

        private void unknown(Scalar key) {
            String name = key.text();
            String instead = switch (name) {
                case "via" -> "only a flow is `via` a proxy";
                case "from" -> "only a publication has `from`; who begins a flow stands before its arrow";
                default -> Nearest.hint(name, allowed, "options are " + String.join(" ", allowed));
            };
            problems.add(key.span().spot(), "no option " + Quoted.of(name), instead);
        }

        private Optional<List<Word>> words(Map<String, Entry> given, String name, String missing) {
            return Optional.ofNullable(given.get(name)).flatMap(e -> shape.words(e.key(), e.value(), missing));
        }

        private Optional<String> text(Map<String, Entry> given, String name) {
            return words(given, name, "a few words").map(Sentence::joined);
        }

        private Optional<Word> word(Map<String, Entry> given, String name, String missing) {
            return Optional.ofNullable(given.get(name)).flatMap(e -> shape.word(e.key(), e.value(), missing));
        }

        private Optional<LocalDate> until(Map<String, Entry> given) {
            return word(given, "until", "a day: `2027-06-30`").flatMap(this::day);
        }

        private Optional<LocalDate> day(Word word) {
            try {
                var day = LocalDate.parse(word.text());
                if (day.isBefore(today)) {
                    problems.add(
                            word.at(), "expired: its last day was " + word, "remove the line, or give it a later day");
                }
                return Optional.of(day);
            } catch (DateTimeException wrong) {
                problems.add(word.at(), "no day " + word, "write it as `2027-06-30`");
                return Optional.empty();
            }
        }

        private Optional<When> when(Map<String, Entry> given) {
            return words(given, "when", "hours: `" + Hours.FORM + "`").flatMap(w -> Hours.read(w, problems));
        }

        private Optional<Rate> rate(Map<String, Entry> given) {
            return word(given, "rate", "a rate: `200/s`").flatMap(this::rate);
        }

        private Optional<Rate> rate(Word word) {
            int slash = Math.max(0, word.text().indexOf('/'));
            var count = Numbers.decimal(word.text().substring(0, slash)).filter(n -> n > 0);
            var per = switch (word.text().substring(slash)) {
                case "/s" -> Optional.of(Rate.Per.SECOND);
                case "/min" -> Optional.of(Rate.Per.MINUTE);
                case "/h" -> Optional.of(Rate.Per.HOUR);
                default -> Optional.<Rate.Per>empty(); // a problem below
            };
            if (count.isEmpty() || per.isEmpty()) {
                problems.add(word.at(), "no rate " + word, "write it as `200/s`, `30/min` or `5/h`");
                return Optional.empty();
            }
            return Optional.of(new Rate(count.get(), per.get()));
        }

        private boolean log(Map<String, Entry> given) {
            var word = word(given, "log", "`true`");
            word.filter(w -> !w.text().equals("true") && !w.text().equals("false"))
                    .ifPresent(w -> problems.add(w.at(), "neither `true` nor `false`: " + w, "write `log: true`"));
            return word.filter(w -> w.text().equals("true")).isPresent();
        }

        private List<String> waives(Map<String, Entry> given, Optional<String> why) {
            var laws = new ArrayList<String>();
            for (var word : words(given, "waives", "a law").orElse(List.of())) {
                var law = LawNames.waivable(word, problems);
                if (law.filter(laws::contains).isPresent()) {
                    problems.add(word.at(), word + " is waived twice", "remove one");
                }
                law.filter(l -> !laws.contains(l)).ifPresent(laws::add);
            }
            var entry = given.get("waives");
            if (entry != null && why.isEmpty() && !given.containsKey("why")) {
                problems.add(entry.key().span().spot(), "a waiver without a reason", "add `why: …`");
            }
            return laws;
        }
    }
}
