package bailey.nftables;

import bailey.packet.Address;
import java.util.List;

/// One element of a set or a map: its key, what it leads to, and for people what it stands for (empty: nothing).
public record Element(List<Value> key, Leads leads, String comment) {
    /// What an element leads to.
    public sealed interface Leads {
        /// Nothing: it is an element of a set.
        record Nowhere() implements Leads {}

        record To(Outcome outcome) implements Leads {}

        record Becomes(Address address) implements Leads {}
    }

    public Element {
        key = List.copyOf(key);
    }

    static Element of(List<Value> key, String comment) {
        return new Element(key, new Leads.Nowhere(), comment);
    }

    static Element of(List<Value> key, Outcome outcome, String comment) {
        return new Element(key, new Leads.To(outcome), comment);
    }

    boolean range() {
        return key.stream().anyMatch(Value::range);
    }
}
