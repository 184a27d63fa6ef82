package bailey.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sections of a site, in the order in which it is best written and is read.
enum Section {
    BAILEY(Form.TEXT, true),
    SITE(Form.TEXT, false),
    INCLUDE(Form.LIST, true),
    ZONES(Form.NAMES, true),
    SEGMENTS(Form.NAMES, false),
    HOSTS(Form.NAMES, true),
    GROUPS(Form.NAMES, true),
    SERVICES(Form.NAMES, true),
    FIREWALLS(Form.NAMES, false),
    PAIRS(Form.NAMES, false),
    DYNAMIC(Form.NAMES, false),
    PUBLISH(Form.LIST, false),
    FLOWS(Form.LIST, false),
    NAT(Form.LIST, false),
    NEVER(Form.LIST, false),
    ALWAYS(Form.LIST, false),
    SILENT(Form.TEXT, false),
    REFUSE(Form.TEXT, false),
    GATES(Form.TEXT, false);

    /// What stands behind a section's colon.
    enum Form {
        TEXT,
        LIST,
        /// `NAME: …` lines.
        NAMES
    }

    private final Form form;
    private final boolean definition;

    Section(Form form, boolean definition) {
        this.form = form;
        this.definition = definition;
    }

    Form form() {
        return form;
    }

    /// Whether an included file may hold it.
    boolean definition() {
        return definition;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Section> named(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Section::word).toList();
    }
}
