package bailey.nftables.standing;

import bailey.nftables.Declaration;
import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.NamedLimit;
import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.SourceMap;
import bailey.nftables.Declaration.VerdictMap;
import bailey.nftables.Element;
import bailey.nftables.Field;
import bailey.nftables.Hook;
import bailey.nftables.Limit;
import bailey.nftables.foreign.ForeignException;
import bailey.nftables.foreign.JsonPlace;
import bailey.policy.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A chain, set, map or limit of an own table. Empty: none that Bailey writes.
final class ListedDeclarations {
    /// Of the fields of one type the first stands for all: the kernel keeps types, not what a rule looks up in them.
    private static final Map<String, Field> FIELDS = Map.of(
            "ifname", Field.IIFNAME,
            "nf_proto", Field.NFPROTO,
            "inet_proto", Field.L4PROTO,
            "ipv4_addr", Field.IP_SADDR,
            "ipv6_addr", Field.IP6_SADDR,
            "icmp_type", Field.ICMP_TYPE,
            "icmpv6_type", Field.ICMPV6_TYPE,
            "inet_service", Field.TH_DPORT,
            "ct_state", Field.CT_STATE,
            "mark", Field.END_DAY);

    private final JsonPlace item;
    private final String name;

    ListedDeclarations(JsonPlace item) throws ForeignException {
        this.item = item;
        this.name = item.needText("name");
    }

    Optional<Chain> chain() {
        if (item.field("hook").isEmpty()) {
            return Optional.of(new Chain(name, Optional.empty(), List.of()));
        }
        return hook().map(h -> new Chain(name, Optional.of(h), List.of()));
    }

    private Optional<Hook> hook() {
        var type = Stream.of(Hook.Type.values())
                .filter(t -> says("type", t.word()))
                .findFirst();
        var place = Stream.of(Hook.Place.values())
                .filter(p -> says("hook", p.word()))
                .findFirst();
        long number =
                item.field("prio").map(p -> p.number().orElse(Long.MAX_VALUE)).orElse(Long.MAX_VALUE);
        var priority = Stream.of(Hook.Priority.values())
                .filter(p -> p.number() == number)
                .findFirst();
        if (type.isEmpty() || place.isEmpty() || priority.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Hook(type.get(), place.get(), priority.get(), says("policy", "accept")));
    }

    private boolean says(String field, String word) {
        return item.text(field).filter(word::equals).isPresent();
    }

    private Optional<List<Field>> key() {
        return item.field("type")
                .flatMap(t -> ListedValues.all(t.items().stream()
                        .map(i -> i.text().flatMap(word -> Optional.ofNullable(FIELDS.get(word))))));
    }

    private boolean flag(String word) {
        return item.field("flags").stream()
                .flatMap(f -> f.items().stream())
                .anyMatch(f -> f.text().filter(word::equals).isPresent());
    }

    private List<JsonPlace> listed() {
        return item.field("elem").map(JsonPlace::items).orElse(List.of());
    }

    /// What comes and goes by itself is no part of the rules.
    Optional<NamedSet> set() {
        boolean timeout = flag("timeout");
        return key().flatMap(key -> elements(timeout ? List.of() : listed(), e -> element(key, e))
                .map(all -> new NamedSet(name, key, flag("interval"), timeout, all)));
    }

    Optional<Declaration> map() {
        var key = key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (says("map", "verdict")) {
            return elements(listed(), e -> leading(key.get(), e))
                    .map(all -> new VerdictMap(name, key.get(), flag("interval"), all));
        }
        return says("map", "ipv4_addr") && key.get().equals(List.of(Field.IP_SADDR))
                ? elements(listed(), this::becoming).map(all -> new SourceMap(name, all))
                : Optional.empty();
    }

    private interface One {
        Optional<Element> of(JsonPlace listed);
    }

    private static Optional<List<Element>> elements(List<JsonPlace> listed, One one) {
        var all = new ArrayList<Element>(listed.size());
        for (var place : listed) {
            var element = one.of(place);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            all.add(element.get());
        }
        return Optional.of(all);
    }

    private static Optional<Element> element(List<Field> key, JsonPlace listed) {
        return element(key, listed, new Element.Leads.Nowhere());
    }

    private static Optional<Element> element(List<Field> key, JsonPlace listed, Element.Leads leads) {
        var dressed = listed.field("elem");
        var value = dressed.flatMap(d -> d.field("val")).orElse(listed);
        var comment = dressed.flatMap(d -> d.text("comment")).orElse("");
        return ListedValues.element(key, value).map(values -> new Element(values, leads, comment));
    }

    private static Optional<Element> leading(List<Field> key, JsonPlace pair) {
        var both = pair.items();
        return both.size() != 2
                ? Optional.empty()
                : ListedValues.outcome(both.getLast())
                        .flatMap(o -> element(key, both.getFirst(), new Element.Leads.To(o)));
    }

    private Optional<Element> becoming(JsonPlace pair) {
        var both = pair.items();
        try {
            return both.size() != 2
                    ? Optional.empty()
                    : element(
                            List.of(Field.IP_SADDR),
                            both.getFirst(),
                            new Element.Leads.Becomes(ListedValues.address(both.getLast())));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    Optional<NamedLimit> limit() {
        return limit(item).map(l -> new NamedLimit(name, l, item.text("comment").orElse("")));
    }

    /// A bucket, named or of a rule.
    static Optional<Limit> limit(JsonPlace item) {
        long rate = item.field("rate").map(r -> r.number().orElse(-1)).orElse(-1L);
        long burst = item.field("burst").map(b -> b.number().orElse(-1)).orElse(-1L);
        var per = Stream.of(Rate.Per.values())
                .filter(p -> item.text("per").filter(p.word()::equals).isPresent())
                .findFirst();
        boolean usual = item.field("inv").isEmpty()
                && item.field("rate_unit").isEmpty()
                && rate > 0
                && burst > 0
                && Math.max(rate, burst) <= Integer.MAX_VALUE;
        return usual ? per.map(p -> new Limit(new Rate((int) rate, p), (int) burst)) : Optional.empty();
    }
}
