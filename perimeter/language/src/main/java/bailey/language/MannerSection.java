package bailey.language;

import bailey.policy.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sections `silent:` and `refuse:`, `ZONE…`: no zone twice.
final class MannerSection {
    private MannerSection() {}

    static void read(Draft draft) {
        var known = new HashMap<String, Section>();
        zones(draft, Section.SILENT, draft.silent, known);
        zones(draft, Section.REFUSE, draft.refuse, known);
    }

    private static void zones(Draft draft, Section section, List<Zone> zones, Map<String, Section> known) {
        var entry = draft.section(section);
        if (entry.isEmpty()) {
            return;
        }
        var words = draft.shape.words(entry.get().key(), entry.get().value(), "zones: `lan dmz`");
        for (var word : words.orElse(List.of())) {
            var before = known.putIfAbsent(word.text(), section);
            if (before != null) {
                draft.problems.add(
                        word.at(), word + " stands under `" + before.word() + ":` already", "keep one of them");
            }
            draft.names.zone(word).filter(_ -> before == null).ifPresent(zones::add);
        }
    }
}
