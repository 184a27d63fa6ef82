package bailey.language;

import bailey.packet.Family;
import bailey.packet.Ports;
import bailey.packet.Protocol;
import bailey.packet.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Services spelled out: `tcp/PORT` `udp/LOW-HIGH` `icmp/TYPE` `icmpv6/TYPE` `ip/NUMBER`.
final class ServiceWords {
    private ServiceWords() {}

    /// Whether a word is meant to be one, well or badly spelled.
    static boolean spelledOut(String word) {
        return word.indexOf('/') >= 0;
    }

    static Optional<Selector> selector(Word word, Problems problems) {
        int slash = word.text().indexOf('/');
        String what = word.text().substring(slash + 1);
        return switch (word.text().substring(0, slash)) {
            case "tcp" -> ports(word, Protocol.TCP, what, problems).map(p -> new Selector(Protocol.TCP, p));
            case "udp" -> ports(word, Protocol.UDP, what, problems).map(p -> new Selector(Protocol.UDP, p));
            case "icmp" -> number(word, what, 0, 255, problems).map(t -> new Selector(Protocol.ICMP, Ports.of(t)));
            case "icmpv6" -> number(word, what, 0, 255, problems).map(t -> new Selector(Protocol.ICMPV6, Ports.of(t)));
            case "ip" -> number(word, what, 0, 255, problems).map(n -> Selector.all(new Protocol(n)));
            default -> {
                String wrong = "no protocol " + Quoted.of(word.text().substring(0, slash));
                problems.add(word.at(), wrong, "write tcp/PORT, udp/PORT, icmp/TYPE, icmpv6/TYPE or ip/NUMBER");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Ports> ports(Word word, Protocol protocol, String text, Problems problems) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return number(word, text, 1, 65_535, problems).map(Ports::of);
        }
        var low = number(word, text.substring(0, dash), 1, 65_535, problems);
        var high = low.flatMap(_ -> number(word, text.substring(dash + 1), 1, 65_535, problems));
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        if (low.get() > high.get()) {
            problems.add(
                    word.at(),
                    "the range " + word + " is reversed",
                    "write `" + protocol + "/" + high.get() + "-" + low.get() + "`");
            return Optional.empty();
        }
        return Optional.of(new Ports(low.get(), high.get()));
    }

    private static Optional<Integer> number(Word word, String text, int low, int high, Problems problems) {
        var value = Numbers.decimal(text).filter(n -> n >= low && n <= high);
        if (value.isEmpty()) {
            String wrong = Quoted.of(text) + " in " + word + " is no number from " + low + " to " + high;
            problems.add(word.at(), wrong, each(word));
        }
        return value;
    }

    /// The way out where numbers have commas between them.
    private static Optional<String> each(Word word) {
        int numbers = word.text().indexOf('/') + 1;
        String protocol = word.text().substring(0, numbers);
        return word.text().indexOf(',') < 0
                ? Optional.empty()
                : Optional.of("name each by itself: "
                        + Quoted.of(protocol + word.text().substring(numbers).replaceAll(",+", " " + protocol)));
    }

    /// Sorted, and joined where two touch or overlap; only what packets of `family` may bear.
    static List<Selector> joined(Collection<Selector> selectors, Family family) {
        var sorted =
                selectors.stream().filter(s -> s.protocol().in(family)).sorted().toList();
        var joined = new ArrayList<Selector>();
        for (var next : sorted) {
            var last = joined.isEmpty() ? next : joined.getLast();
            boolean touch = !joined.isEmpty()
                    && last.protocol().equals(next.protocol())
                    && next.ports().low() <= last.ports().high() + 1;
            if (touch) {
                int high = Math.max(last.ports().high(), next.ports().high());
                joined.set(
                        joined.size() - 1,
                        new Selector(last.protocol(), new Ports(last.ports().low(), high)));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }
}
