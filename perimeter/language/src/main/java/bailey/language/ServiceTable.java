package bailey.language;

import bailey.language.Node.Entry;
import bailey.packet.Family;
import bailey.packet.Selector;
import bailey.policy.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The services of a site: its own (`NAME: SERVICE…`) and the built-in ones. Its own may name each other in any
/// order.
final class ServiceTable {
    private static final int DEEPEST = 32;

    private record Own(Word name, List<Word> parts) {}

    private final Problems problems;
    private final Map<String, Own> own = new LinkedHashMap<>();
    private final Map<String, Optional<Service>> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private @Nullable Nearest nearest;

    ServiceTable(Problems problems) {
        this.problems = problems;
    }

    /// The section `services:`.
    void read(Node node, Shape shape) {
        for (Entry entry : shape.entries(node, "services:", "lmtp: tcp/24")) {
            var name = shape.name(entry.key());
            var parts = shape.words(entry.key(), entry.value(), "what it is: `" + name.text() + ": tcp/24`");
            if (!Names.wellFormed(name, problems)) {
                continue;
            }
            var before = own.putIfAbsent(name.text(), new Own(name, parts.orElse(List.of())));
            if (before != null) {
                problems.add(
                        name.at(),
                        name + " is defined already (" + before.name.origin() + ")",
                        "nothing overrides: remove one");
            }
        }
    }

    /// Reads what every one of the site's own services is, and warns of those that replace a built-in one.
    void resolve() {
        for (var service : own.values()) {
            var mine = own(service);
            var builtIn = KnownServices.all().named(service.name.text());
            if (mine.isPresent() && builtIn.isPresent() && !mine.equals(builtIn)) {
                problems.warn(
                        service.name.at(),
                        service.name + " is built in as " + spelled(builtIn.get()),
                        "here it becomes " + spelled(mine.get()));
            }
        }
    }

    static String spelled(Service service) {
        var all = new ArrayList<String>();
        service.ipv4().forEach(s -> all.add(s.toString()));
        service.ipv6().stream().filter(s -> !service.ipv4().contains(s)).forEach(s -> all.add(s.toString()));
        return "`" + String.join(" ", all.size() > 5 ? all.subList(0, 5) : all) + (all.size() > 5 ? " …`" : "`");
    }

    private Optional<Service> own(Own service) {
        var before = known.get(service.name.text());
        if (before != null) {
            return before;
        }
        if (open.size() == DEEPEST || !open.add(service.name.text())) {
            String wrong = open.size() == DEEPEST ? " is made of services nested too deep" : " is made of itself";
            problems.add(service.name.at(), "the service " + service.name + wrong, "spell it out: tcp/PORT");
            return Optional.empty();
        }
        var parts = new ArrayList<Service>();
        for (var word : service.parts) {
            one(word).ifPresent(parts::add);
        }
        open.remove(service.name.text());
        Optional<Service> made = parts.size() == service.parts.size() && !parts.isEmpty()
                ? Optional.of(new Service(service.name.text(), all(parts, Family.IPV4), all(parts, Family.IPV6)))
                : Optional.empty();
        known.put(service.name.text(), made);
        return made;
    }

    private static List<Selector> all(List<Service> parts, Family family) {
        return ServiceWords.joined(
                parts.stream().flatMap(p -> p.in(family).stream()).toList(), family);
    }

    /// All of the words as services, or none where one is not; a problem for each such.
    Optional<List<Service>> services(List<Word> words) {
        var found = new ArrayList<Service>(words.size());
        for (var word : words) {
            one(word).ifPresent(found::add);
        }
        return found.size() == words.size() ? Optional.of(found) : Optional.empty();
    }

    Optional<Service> one(Word word) {
        var mine = own.get(word.text());
        if (mine != null) {
            return own(mine);
        }
        var before = known.get(word.text());
        if (before != null && before.isPresent()) {
            return before;
        }
        Optional<Service> found = ServiceWords.spelledOut(word.text())
                ? ServiceWords.selector(word, problems).map(s -> spelledOut(word.text(), s))
                : KnownServices.all().named(word.text());
        known.put(word.text(), found);
        if (found.isEmpty() && !ServiceWords.spelledOut(word.text())) {
            unknown(word);
        }
        return found;
    }

    private static Service spelledOut(String name, Selector selector) {
        var one = List.of(selector);
        var protocol = selector.protocol();
        return new Service(
                name, protocol.in(Family.IPV4) ? one : List.of(), protocol.in(Family.IPV6) ? one : List.of());
    }

    private void unknown(Word word) {
        var udp = KnownServices.all().udpOnly(word.text());
        var port = Numbers.decimal(word.text());
        String instead = word.apart()
                .or(() -> udp.map(p -> "it is spoken over UDP: write `udp/" + p + "`"))
                .or(() -> port.map(p -> "write `tcp/" + p + "` or `udp/" + p + "`"))
                .or(() -> nearest().hint(word.text()))
                .orElse("define it under `services:`, or write tcp/PORT");
        problems.add(word.at(), "no service " + word, instead);
    }

    private Nearest nearest() {
        var now = nearest;
        if (now == null) {
            var all = new HashSet<>(KnownServices.all().names());
            all.addAll(own.keySet());
            now = new Nearest(all.stream().sorted().toList());
            nearest = now;
        }
        return now;
    }
}
