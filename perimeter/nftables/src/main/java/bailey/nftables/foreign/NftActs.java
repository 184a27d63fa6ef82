package bailey.nftables.foreign;

import bailey.nftables.foreign.Condition.Beyond;
import bailey.nftables.foreign.Elements.Leads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes steps of nft's statements.
final class NftActs {
    private static final String INVERTED = "inv";

    private final NftSets sets;
    private final NftMatch match;
    /// Whether a named limit or quota holds past its measure.
    private final Map<String, Boolean> inverted;

    NftActs(NftSets sets, Map<String, Boolean> inverted) {
        this.sets = sets;
        this.match = new NftMatch(sets);
        this.inverted = inverted;
    }

    List<Step> of(JsonPlace statement) throws ForeignException {
        var only = statement.only();
        if (only.isEmpty()) {
            return List.of(new Act.Unknown(statement.toString()));
        }
        var name = only.get().name();
        var inner = only.get().place();
        return switch (name) {
            case "match" -> List.copyOf(match.of(inner));
            case "vmap" -> branch(inner, statement);
            case "limit", "quota", "ct count" -> List.of(measured(name, inner, statement));
            case "set", "map", "meter" -> changed(inner, statement);
            case "xt" -> List.of(compatible(inner, statement));
            case "dnat", "redirect", "snat", "masquerade" -> new NftRewrite(sets).of(name, inner, statement);
            default -> List.of(act(statement));
        };
    }

    /// A match or a target of iptables, of which nft tells the name at most: `iptables-save` tells the rest.
    private static Step compatible(JsonPlace xt, JsonPlace statement) {
        var name = xt.text("name").orElse("");
        if (List.of("comment", "LOG", "NFLOG").contains(name)) {
            return new Act.Nothing(statement.toString());
        }
        return xt.text("type").filter("match"::equals).isPresent()
                ? new Condition.Unknown(statement.toString())
                : new Act.Unknown(statement.toString());
    }

    /// A statement that stands in a map as well as in a rule, or has no bearing on the packet.
    private static Act act(JsonPlace statement) {
        var only = statement.only();
        if (only.isEmpty()) {
            return new Act.Unknown(statement.toString());
        }
        var inner = only.get().place();
        return switch (only.get().name()) {
            case "accept" -> new Act.Accept();
            case "drop" -> new Act.Drop();
            case "return" -> new Act.Return();
            case "continue" -> new Act.Nothing("continue");
            case "jump" -> target(inner).<Act>map(Act.Jump::new).orElseGet(() -> new Act.Unknown(statement.toString()));
            case "goto" -> target(inner).<Act>map(Act.Goto::new).orElseGet(() -> new Act.Unknown(statement.toString()));
            case "reject" -> new Act.Refuse(inner.text("type").orElse("icmp"));
            case "notrack" -> new Act.Untrack();
            case "counter", "log", "last", "ct helper", "ct timeout", "ct expectation", "secmark", "dup" ->
                new Act.Nothing(statement.toString());
            case "mangle" -> mangle(inner, statement);
            default -> new Act.Unknown(statement.toString());
        };
    }

    private static Optional<String> target(JsonPlace jump) {
        return jump.text("target");
    }

    /// Marks and options may change; addresses and ports written over are not understood.
    private static Act mangle(JsonPlace mangle, JsonPlace statement) {
        var key = mangle.field("key").flatMap(JsonPlace::only);
        var name = key.map(JsonPlace.Named::name).orElse("");
        var field = key.flatMap(k -> k.place().text("field")).orElse("");
        boolean harmless = switch (name) {
            case "meta", "ct", "tcp option" -> true;
            case "payload" ->
                List.of("dscp", "ecn", "ttl", "hoplimit", "flowlabel", "id").contains(field);
            default -> false;
        };
        return harmless ? new Act.Nothing(statement.toString()) : new Act.Unknown(statement.toString());
    }

    private List<Step> branch(JsonPlace vmap, JsonPlace statement) throws ForeignException {
        var key = NftKey.of(vmap.need("key"));
        if (key.isEmpty()) {
            return List.of(new Act.Unknown(statement.toString()));
        }
        var map = sets.map(vmap.need("data"), key.get(), d -> new Leads.To(act(d)), true);
        if (map.isEmpty()) {
            return List.of(new Act.Unknown(statement.toString()));
        }
        var steps = new ArrayList<Step>(key.get().needs());
        steps.add(new Act.Branch(key.get().facts(), map.get()));
        return steps;
    }

    /// A bucket, a quota or a count of flows: holds while there is room, or (`inv`) once there is none.
    private Condition measured(String kind, JsonPlace inner, JsonPlace statement) {
        boolean over = inner.text().isPresent()
                ? inverted.getOrDefault(kind + " " + inner.text().get(), false)
                : inner.field(INVERTED).filter(JsonPlace::isTrue).isPresent();
        boolean known = inner.text().isEmpty()
                || inverted.containsKey(kind + " " + inner.text().get());
        return new Beyond(statement.toString(), known ? Truth.of(!over) : Truth.MAYBE);
    }

    /// `add @set { ip saddr limit rate 3/second }`: on with the next step if the element's own statements hold.
    private List<Step> changed(JsonPlace inner, JsonPlace statement) throws ForeignException {
        var steps = new ArrayList<Step>();
        for (var own : inner.field("stmt").map(JsonPlace::items).orElse(List.of())) {
            steps.addAll(of(own));
        }
        // A set that is full takes no more, and the rule ends there.
        steps.add(new Beyond(statement.toString(), Truth.YES));
        return steps;
    }
}
