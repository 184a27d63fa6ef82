package bailey.language;

import bailey.language.Node.Entry;
import bailey.packet.AddressSet;
import bailey.policy.Dynamic;
import bailey.policy.Firewall;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Line;
import bailey.policy.NatLine;
import bailey.policy.Origin;
import bailey.policy.Promise;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A site half read: what its sections hold so far. Later sections are read with the names of earlier ones.
final class Draft {
    /// A line with the words that it was read from.
    record Stated(Line line, Sentence sentence) {}

    /// The same of a line of `nat:`.
    record StatedNat(NatLine line, Sentence sentence) {}

    /// The same of a promise.
    record StatedPromise(Promise promise, Sentence sentence) {}

    final List<Chapter> chapters;
    final Problems problems;
    final LocalDate today;
    final Shape shape;
    final Names names;
    final ServiceTable services;
    final Addresses addresses;

    /// Every address that one machine has.
    final Claims claims = new Claims();

    final List<Zone> zones = new ArrayList<>();
    final List<Host> hosts = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<Firewall> firewalls = new ArrayList<>();
    final List<Stated> lines = new ArrayList<>();
    final List<StatedNat> nat = new ArrayList<>();
    final List<StatedPromise> promises = new ArrayList<>();
    final List<Dynamic> dynamic = new ArrayList<>();
    final List<Zone> silent = new ArrayList<>();
    final List<Zone> refuse = new ArrayList<>();

    /// Whether zones and firewalls are all read, so that paths can be told.
    boolean mapped;

    /// What zones claim by their prefixes.
    AddressSet claimed = AddressSet.EMPTY;

    Draft(List<Chapter> chapters, Problems problems, LocalDate today) {
        this.chapters = chapters;
        this.problems = problems;
        this.today = today;
        this.shape = new Shape(problems);
        this.names = new Names(problems);
        this.services = new ServiceTable(problems);
        this.addresses = new Addresses(problems);
    }

    /// What is read so far, as a site.
    Site site(String name, Origin origin, Optional<String> gates) {
        return new Site(
                name,
                zones,
                hosts,
                groups,
                firewalls,
                lines.stream().<Line>map(Stated::line).toList(),
                nat.stream().map(StatedNat::line).toList(),
                promises.stream().map(StatedPromise::promise).toList(),
                dynamic,
                silent,
                refuse,
                gates,
                origin);
    }

    Chapter main() {
        return chapters.getFirst();
    }

    /// A section of the site's own file.
    Optional<Entry> section(Section section) {
        return main().section(section);
    }

    /// The sentences of such a section; `example` is one of them.
    List<Sentence> sentences(Section section, String example) {
        var sentences = new ArrayList<Sentence>();
        section(section).ifPresent(found -> {
            for (var item : shape.items(found.value(), section.word() + ":", example)) {
                Sentence.read(item, example, problems).ifPresent(sentences::add);
            }
        });
        return sentences;
    }

    /// A section in whichever files it stands, the site's own first.
    List<Entry> everywhere(Section section) {
        return chapters.stream().flatMap(c -> c.section(section).stream()).toList();
    }
}
