package bailey.language;

import bailey.packet.Prefix;
import bailey.policy.Dynamic;
import bailey.policy.Role;
import java.util.ArrayList;

/// The section `dynamic:`, `FIREWALL: ADDRESS-or-PREFIX…`.
final class DynamicSection {
    private DynamicSection() {}

    static void read(Draft draft) {
        var section = draft.section(Section.DYNAMIC);
        if (section.isEmpty()) {
            return;
        }
        var claims = new Claims();
        for (var entry : draft.shape.entries(section.get().value(), "dynamic:", "edge: 192.0.2.1/32")) {
            var name = draft.shape.name(entry.key());
            var firewall = draft.names.firewall(name);
            var words = draft.shape.words(entry.key(), entry.value(), "stand-ins: `192.0.2.1/32`");
            var standIns = new ArrayList<Prefix>();
            words.ifPresent(all ->
                    all.forEach(word -> draft.addresses.prefix(word).ifPresent(prefix -> {
                        standIns.add(prefix);
                        claims.add(new Claims.Claim(prefix, "firewall `" + name.text() + "`", "", word.at()));
                    })));
            firewall.ifPresent(f -> {
                if (f.zones().stream().noneMatch(z -> z.role() == Role.EXTERNAL)) {
                    draft.problems.add(
                            name.at(),
                            name + " has no leg in an external zone to learn an address on",
                            "remove the line");
                }
                if (!standIns.isEmpty()) {
                    draft.dynamic.add(new Dynamic(f, standIns, name.origin()));
                }
            });
        }
        claims.judge("stands in twice", "remove one", draft.problems);
    }
}
