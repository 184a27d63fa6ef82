package bailey.language;

import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Group;
import bailey.policy.Host;
import bailey.policy.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one set of names that zones, hosts, groups and firewalls share. A name is declared before it is defined; one
/// that is declared and never defined has a problem already, and gets no second one.
final class Names {
    static final int LONGEST = 63;
    private static final Set<String> RESERVED = Set.of("any", "own", "exposed", "masquerade");

    /// What a name can be of.
    enum Kind {
        ZONE("zone"),
        HOST("host"),
        GROUP("group"),
        FIREWALL("firewall"),
        /// One machine of a pair, which is no endpoint.
        MEMBER("machine of a pair");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private record Declared(Kind kind, Word at) {}

    private final Problems problems;
    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, Endpoint> defined = new HashMap<>();
    private @Nullable Nearest nearest;

    Names(Problems problems) {
        this.problems = problems;
    }

    /// Whether the name may be used from now on.
    boolean declare(Word name, Kind kind) {
        if (!wellFormed(name, problems)) {
            return false;
        }
        var before = declared.putIfAbsent(name.text(), new Declared(kind, name));
        if (before != null) {
            problems.add(
                    name.at(),
                    name + " is already the name of a " + before.kind.word + " (" + before.at.origin() + ")",
                    "all endpoints share one set of names: choose another");
            return false;
        }
        return true;
    }

    /// Letters, digits, `-` and `_`, a letter first, at most 63, and none of the language's own words.
    static boolean wellFormed(Word name, Problems problems) {
        String text = name.text();
        if (RESERVED.contains(text)) {
            problems.add(name.at(), name + " is a word of the language", "choose another name");
            return false;
        }
        if (text.length() > LONGEST) {
            problems.add(name.at(), "a name of more than " + LONGEST + " characters", "choose a shorter one");
            return false;
        }
        if (text.isEmpty() || !letter(text.charAt(0)) || !text.chars().allMatch(Names::inName)) {
            problems.add(
                    name.at(),
                    name + " is no name",
                    "a name is letters, digits, `-` and `_`, and begins with a letter");
            return false;
        }
        return true;
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean inName(int c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    void define(Endpoint endpoint) {
        defined.put(endpoint.name(), endpoint);
    }

    /// A firewall turns out to be a machine of a pair.
    void join(String member) {
        var before = declared.get(member);
        if (before != null) {
            declared.put(member, new Declared(Kind.MEMBER, before.at));
        }
        defined.remove(member);
    }

    /// The kind a name is declared as.
    Optional<Kind> kind(String name) {
        return Optional.ofNullable(declared.get(name)).map(Declared::kind);
    }

    /// Whether it is the name of a `kind`; a problem if not.
    boolean expect(Word name, Kind kind) {
        var found = declared.get(name.text());
        if (found == null) {
            unknown(name, kind.word, kind.word + "s:");
        } else if (found.kind != kind) {
            problems.add(name.at(), name + " is a " + found.kind.word, "name a " + kind.word);
        }
        return found != null && found.kind == kind;
    }

    /// Whose name it is, if anybody's; never a problem.
    Optional<Endpoint> defined(String name) {
        return Optional.ofNullable(defined.get(name));
    }

    /// Where an endpoint's name is declared.
    Spot at(Endpoint endpoint) {
        return Objects.requireNonNull(declared.get(endpoint.name()), endpoint::name)
                .at
                .at();
    }

    /// Whose name it is, of whatever kind; a problem if nobody's.
    Optional<Endpoint> endpoint(Word name) {
        var found = declared.get(name.text());
        if (found == null) {
            unknown(name, "zone, host, group or firewall", "hosts:");
            return Optional.empty();
        }
        if (found.kind == Kind.MEMBER) {
            problems.add(name.at(), name + " is one machine of a pair", "name the pair");
            return Optional.empty();
        }
        return Optional.ofNullable(defined.get(name.text()));
    }

    /// All of them, or none where a name is nobody's.
    Optional<List<Endpoint>> endpoints(List<Word> names) {
        var found = new ArrayList<Endpoint>(names.size());
        names.forEach(name -> endpoint(name).ifPresent(found::add));
        return found.size() == names.size() ? Optional.of(found) : Optional.empty();
    }

    Optional<Zone> zone(Word name) {
        return named(name, Kind.ZONE, Zone.class);
    }

    Optional<Host> host(Word name) {
        return named(name, Kind.HOST, Host.class);
    }

    Optional<Firewall> firewall(Word name) {
        return named(name, Kind.FIREWALL, Firewall.class);
    }

    /// The hosts of a host or a group.
    Optional<List<Host>> hosts(Word name) {
        if (kind(name.text()).filter(k -> k == Kind.GROUP).isPresent()) {
            return named(name, Kind.GROUP, Group.class).map(Group::hosts);
        }
        return host(name).map(List::of);
    }

    private <E extends Endpoint> Optional<E> named(Word name, Kind kind, Class<E> type) {
        return expect(name, kind)
                ? Optional.ofNullable(defined.get(name.text())).map(type::cast)
                : Optional.empty();
    }

    private void unknown(Word name, String kinds, String section) {
        var near = nearest().to(name.text());
        String kind =
                near.flatMap(this::kind).map(Kind::word).filter(kinds::contains).orElse(kinds);
        problems.add(
                name.at(),
                "no " + kind + " " + name,
                name.apart().or(() -> nearest().hint(name.text())).orElse("define it under `" + section + "`"));
    }

    private Nearest nearest() {
        var now = nearest;
        if (now == null) {
            now = new Nearest(declared.keySet().stream().sorted().toList());
            nearest = now;
        }
        return now;
    }
}
