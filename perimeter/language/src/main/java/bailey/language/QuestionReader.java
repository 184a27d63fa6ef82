package bailey.language;

import bailey.language.Question.Between;
import bailey.language.Question.OnLeg;
import bailey.language.Question.Read;
import bailey.packet.Family;
import bailey.packet.Packet;
import bailey.packet.Selector;
import bailey.policy.Firewall;
import bailey.policy.Service;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.Optional;

/// Takes the text of a [Question] apart.
final class QuestionReader {
    /// The first of the dynamic ports (RFC 6335), which clients send from.
    private static final int CLIENT_PORT = 49_152;

    private static final String FORMS = "write `FROM -> TO: SERVICE` or `LEG: SOURCE -> DESTINATION: SERVICE`";

    private final Source source;
    private final SiteWords site;
    private final Problems problems = new Problems();

    QuestionReader(String name, String text, Site site) {
        this.source = new Source(name, text);
        this.site = new SiteWords(site, problems);
    }

    Read read() {
        var question = question(word(0, source.text().length()));
        return question.<Read>map(Read.Understood::new).orElseGet(() -> new Read.NotUnderstood(problems.problems()));
    }

    private Optional<Question> question(Word all) {
        int arrow = all.text().indexOf("->");
        if (arrow < 0 || source.lines() > 1) {
            return problem(all, arrow < 0 ? "no `->` in the question" : "a question is one line", FORMS);
        }
        int offset = all.at().column() - 1;
        int right = arrow + 2;
        int colon = lastColon(all.text(), right);
        if (colon < 0) {
            return problem(
                    word(offset + right, offset + all.text().length()),
                    "no service",
                    "end with `: SERVICE`, or `: any`");
        }
        var to = word(offset + right, offset + colon);
        var service = word(offset + colon + 1, offset + all.text().length());
        int leg = all.text().substring(0, arrow).indexOf(": ");
        var from = word(offset + leg + 1, offset + arrow);
        return leg < 0 ? between(from, to, service) : onLeg(word(offset, offset + leg), from, to, service);
    }

    /// The last colon with a blank behind it: those within an IPv6 address have none.
    private static int lastColon(String text, int from) {
        int colon = text.lastIndexOf(": ");
        return colon < from ? -1 : colon;
    }

    /// A part of the text, without blanks around it.
    private Word word(int from, int to) {
        String text = source.text();
        int first = from;
        int end = to;
        while (first < end && text.charAt(first) == ' ') {
            first++;
        }
        while (end > first && text.charAt(end - 1) == ' ') {
            end--;
        }
        return new Word(text.substring(first, end), new Spot(source, 1, first + 1, end - first));
    }

    private <T> Optional<T> problem(Word at, String wrong, String instead) {
        return site.problem(at, wrong, instead);
    }

    private Optional<Question> between(Word from, Word to, Word service) {
        var one = site.end(from);
        var other = site.end(to);
        var asked = site.service(service);
        return one.flatMap(f -> other.flatMap(t -> asked.map(s -> new Between(f, t, s))));
    }

    private Optional<Question> onLeg(Word leg, Word from, Word to, Word service) {
        var where = where(leg);
        int port = portColon(from.text());
        int first = from.at().column() - 1;
        var source = site.address(port < 0 ? from : word(first, first + port));
        var sourcePort = port < 0
                ? Optional.of(CLIENT_PORT)
                : port(word(first + port + 1, first + from.text().length()));
        var destination = site.address(to);
        var asked = site.service(service);
        if (where.isEmpty() || source.isEmpty() || sourcePort.isEmpty() || destination.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        var family = source.get().family();
        if (family != destination.get().family()) {
            return problem(
                    to, "from " + family + " to " + destination.get().family(), "write two addresses of one family");
        }
        return selector(service, asked.get(), family).map(s -> {
            int fromPort = s.protocol().hasPorts() ? sourcePort.get() : 0;
            var packet = new Packet(source.get(), destination.get(), s.protocol(), fromPort, s.lowest());
            return new OnLeg(where.get().at, where.get().leg, packet);
        });
    }

    /// Where a port begins: behind `]:`, or behind the only colon.
    private static int portColon(String text) {
        int bracket = text.indexOf("]:");
        if (bracket >= 0) {
            return bracket + 1;
        }
        int colon = text.indexOf(':');
        return colon == text.lastIndexOf(':') ? colon : -1;
    }

    private Optional<Integer> port(Word word) {
        var port = Numbers.decimal(word.text()).filter(p -> p <= 65_535);
        return port.isPresent() ? port : problem(word, "no port " + word, "a port is a number up to 65535");
    }

    private record Where(Firewall at, Zone leg) {}

    private Optional<Where> where(Word word) {
        int slash = word.text().indexOf('/');
        int first = word.at().column() - 1;
        var leg = word(first + slash + 1, first + word.text().length());
        var zone = site.zone(leg);
        if (zone.isEmpty()) {
            return Optional.empty();
        }
        var there = site.at(zone.get());
        if (slash >= 0) {
            return site.machine(word(first, first + slash))
                    .flatMap(f -> there.contains(f)
                            ? Optional.of(new Where(f, zone.get()))
                            : site.unknown(
                                    leg,
                                    "leg of `" + f.name() + "` in",
                                    f.zones().stream().map(Zone::name).toList()));
        }
        if (there.size() == 1) {
            return Optional.of(new Where(there.getFirst(), zone.get()));
        }
        if (there.isEmpty()) {
            return problem(leg, "no firewall has a leg in " + leg, "name a zone that one has");
        }
        String both = String.join(
                "`, `", there.stream().map(f -> f.name() + "/" + leg.text()).toList());
        return problem(leg, there.size() + " firewalls have a leg in " + leg, "write one of `" + both + "`");
    }

    private Optional<Selector> selector(Word word, Service service, Family family) {
        var selectors = service.in(family);
        if (selectors.isEmpty()) {
            return problem(word, word + " is nothing in " + family, "write one that is");
        }
        var first = selectors.getFirst();
        boolean whole = !first.protocol().hasSelector();
        if (selectors.size() == 1 && (whole || first.ports().single())) {
            return Optional.of(first);
        }
        String example = whole || first.ports().single()
                ? first.toString()
                : first.protocol() + "/" + first.ports().low();
        return problem(word, word + " is more than one kind of packet", "choose one: `" + example + "`");
    }
}
