package bailey.nftables.foreign;

import java.util.List;
import java.util.stream.Stream;

/// A set or a map: the first element that has a key is the one. `name` is empty for one without; `changing` ones gain
/// and lose elements while the ruleset stands.
public record Elements(String name, boolean changing, List<Element> elements) {
    /// One element: a span for each fact of the key, and what it leads to.
    public record Element(List<Span> key, Leads leads) {
        public Element {
            key = List.copyOf(key);
        }
    }

    /// What an element leads to.
    public sealed interface Leads {
        /// Nothing: it is an element of a set.
        record Nowhere() implements Leads {}

        record To(Act act) implements Leads {}

        record Becomes(Target target) implements Leads {}
    }

    static final Leads NOWHERE = new Leads.Nowhere();

    public Elements {
        elements = List.copyOf(elements);
    }

    Stream<String> doubts() {
        return elements.stream().flatMap(e -> switch (e.leads) {
            case Leads.To(Act.Unknown(var text)) -> Stream.of(text);
            case Leads.Becomes(Target.Unknown(var text)) -> Stream.of(text);
            case Leads _ -> Stream.empty();
        });
    }
}
