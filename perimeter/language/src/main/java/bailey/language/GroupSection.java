package bailey.language;

import bailey.language.Names.Kind;
import bailey.policy.Group;
import bailey.policy.Host;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The section `groups:`, `NAME: HOST-or-GROUP…`; groups in groups are unfolded, in any order of the text.
final class GroupSection {
    private static final int DEEPEST = 64;
    private static final int MOST_MEMBERS = 1_000_000;

    private record Half(Word name, List<Word> members) {}

    private final Draft draft;
    private final Problems problems;
    private final Map<String, Half> halves = new LinkedHashMap<>();
    private final Map<String, Optional<Group>> unfolded = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int members;

    private GroupSection(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems;
    }

    static void read(Draft draft) {
        var section = new GroupSection(draft);
        for (var groups : draft.everywhere(Section.GROUPS)) {
            for (var entry : draft.shape.entries(groups.value(), "groups:", "bastions: www mx")) {
                var name = draft.shape.name(entry.key());
                var words = draft.shape.words(entry.key(), entry.value(), "hosts and groups: `www mx`");
                if (draft.names.declare(name, Kind.GROUP)) {
                    words.ifPresent(w -> section.halves.put(name.text(), new Half(name, w)));
                }
            }
        }
        for (var half : section.halves.values()) {
            section.group(half).ifPresent(group -> {
                draft.groups.add(group);
                draft.names.define(group);
            });
        }
    }

    private Optional<Group> group(Half half) {
        if (members > MOST_MEMBERS) {
            return Optional.empty();
        }
        var before = unfolded.get(half.name.text());
        if (before != null) {
            return before;
        }
        if (open.size() == DEEPEST || !open.add(half.name.text())) {
            String wrong = open.size() == DEEPEST ? " is nested more than " + DEEPEST + " deep" : " contains itself";
            problems.add(half.name.at(), "the group " + half.name + wrong, "name hosts instead");
            return Optional.empty();
        }
        var hosts = new ArrayList<Host>();
        Set<Host> known = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean whole = true;
        for (var word : half.members) {
            var named = member(word);
            whole &= named.isPresent();
            named.orElse(List.of()).stream().filter(known::add).forEach(hosts::add);
        }
        open.remove(half.name.text());
        whole &= room(half, hosts.size());
        Optional<Group> group =
                whole ? Optional.of(new Group(half.name.text(), hosts, half.name.origin())) : Optional.empty();
        unfolded.put(half.name.text(), group);
        return group;
    }

    private boolean room(Half half, int more) {
        boolean before = members <= MOST_MEMBERS;
        members += more;
        if (before && members > MOST_MEMBERS) {
            problems.add(
                    half.name.at(), "groups of more than " + MOST_MEMBERS + " members together", "name zones instead");
        }
        return members <= MOST_MEMBERS;
    }

    private Optional<List<Host>> member(Word word) {
        var half = halves.get(word.text());
        if (half != null) {
            return group(half).map(Group::hosts);
        }
        var kind = draft.names.kind(word.text());
        if (kind.isPresent() && kind.get() != Kind.HOST && kind.get() != Kind.GROUP) {
            problems.add(word.at(), word + " is a " + kind.get().word() + ", and a group is hosts", "name its hosts");
            return Optional.empty();
        }
        return draft.names.hosts(word);
    }
}
