package bailey.language;

import bailey.packet.Ports;
import bailey.packet.Selector;
import bailey.policy.Publication.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a publication opens: `SERVICE` and `OUTSIDE-PORT=SERVICE`, or `exposed` alone. `own` is whether it opens the
/// hosts' own addresses, which are of both families and never rewritten.
record DoorWords(boolean own, Draft draft) {
    /// `exposed`, or the doors, of which there is one then at least.
    record Opened(boolean exposed, List<Door> doors) {}

    /// Empty where one word is wrong.
    Optional<Opened> read(List<Word> words) {
        var exposed = words.stream().filter(w -> w.text().equals("exposed")).findFirst();
        if (exposed.isEmpty()) {
            return doors(words).map(doors -> new Opened(false, doors));
        }
        if (words.size() > 1) {
            return problem(
                    exposed.get().at(),
                    "`exposed` takes all that nothing else claims, and stands alone",
                    "make two lines of it");
        }
        return Optional.of(new Opened(true, List.of()));
    }

    private Optional<List<Door>> doors(List<Word> words) {
        var doors = new ArrayList<Door>();
        boolean whole = true;
        for (var word : words) {
            var some = word.text().indexOf('=') < 0 ? plain(word) : mapped(word);
            whole &= some.isPresent();
            some.ifPresent(doors::addAll);
        }
        return whole ? Optional.of(doors.stream().distinct().toList()) : Optional.empty();
    }

    private Optional<List<Door>> plain(Word word) {
        var service = draft.services.one(word);
        if (service.filter(s -> !own && s.ipv4().isEmpty()).isPresent()) {
            return problem(
                    word.at(), word + " is nothing in IPv4, and the published address is", "write `own -> HOST`");
        }
        return service.map(s -> Stream.concat(s.ipv4().stream(), own ? s.ipv6().stream() : Stream.of())
                .distinct()
                .map(selector -> new Door(selector, selector))
                .toList());
    }

    private Optional<List<Door>> mapped(Word word) {
        int equals = word.text().indexOf('=');
        var outside = Numbers.decimal(word.text().substring(0, equals)).filter(n -> n >= 1 && n <= 65_535);
        var inside = behind(word, equals + 1);
        if (outside.isEmpty() || inside.text().isEmpty()) {
            return problem(word.at(), "no door " + word, "write OUTSIDE-PORT=SERVICE: `2222=ssh`");
        }
        if (own) {
            return problem(
                    word.at(),
                    "another port on the host's own address: " + word,
                    "only a published address is rewritten");
        }
        var service = draft.services.one(inside);
        if (service.filter(s -> s.ipv4().isEmpty() || !s.ipv4().stream().allMatch(DoorWords::onePort))
                .isPresent()) {
            return problem(inside.at(), inside + " is not one port of TCP or UDP", "name a service that is");
        }
        var ports = Ports.of(outside.get());
        return service.map(s -> s.ipv4().stream()
                .map(selector -> new Door(new Selector(selector.protocol(), ports), selector))
                .toList());
    }

    /// The part of a word from an offset on.
    private static Word behind(Word word, int offset) {
        var at = word.at();
        String text = word.text().substring(offset);
        return new Word(text, new Spot(at.source(), at.line(), at.column() + offset, text.length()));
    }

    private static boolean onePort(Selector selector) {
        return selector.protocol().hasPorts() && selector.ports().single();
    }

    private <T> Optional<T> problem(Spot at, String wrong, String instead) {
        draft.problems.add(at, wrong, instead);
        return Optional.empty();
    }
}
