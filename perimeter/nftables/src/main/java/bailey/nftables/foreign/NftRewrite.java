package bailey.nftables.foreign;

import bailey.nftables.foreign.Elements.Leads;
import bailey.nftables.foreign.Span.Addresses;
import bailey.nftables.foreign.Span.Numbers;
import bailey.packet.AddressRange;
import bailey.packet.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes steps of nft's address translation.
final class NftRewrite {
    private final NftSets sets;

    NftRewrite(NftSets sets) {
        this.sets = sets;
    }

    List<Step> of(String name, JsonPlace inner, JsonPlace statement) throws ForeignException {
        return switch (name) {
            case "dnat" -> to(End.DESTINATION, inner, statement);
            case "snat" -> to(End.SOURCE, inner, statement);
            case "redirect" -> self(End.DESTINATION, inner, statement);
            default -> self(End.SOURCE, inner, statement);
        };
    }

    private static List<Step> self(End end, JsonPlace inner, JsonPlace statement) {
        var port = inner.field("port");
        var ports = port.flatMap(NftRewrite::ports);
        var understood = port.isEmpty() || ports.isPresent();
        return List.of(
                new Act.Rewrite(end, understood ? new Target.Self(ports) : new Target.Unknown(statement.toString())));
    }

    private List<Step> to(End end, JsonPlace inner, JsonPlace statement) throws ForeignException {
        var address = inner.field("addr");
        var map = address.flatMap(a -> a.field("map"));
        if (map.isPresent()) {
            return byMap(end, map.get(), inner, statement);
        }
        var port = inner.field("port");
        var addresses = address.flatMap(NftRewrite::addresses);
        var ports = port.flatMap(NftRewrite::ports);
        boolean understood = addresses.isPresent() == address.isPresent()
                && ports.isPresent() == port.isPresent()
                && !prefixed(inner);
        return List.of(new Act.Rewrite(
                end, understood ? new Target.To(addresses, ports) : new Target.Unknown(statement.toString())));
    }

    /// `type_flags: prefix`: a net is mapped onto another, host by host.
    private static boolean prefixed(JsonPlace inner) {
        return inner.field("type_flags").map(JsonPlace::items).orElse(List.of()).stream()
                .anyMatch(f -> f.text().filter("prefix"::equals).isPresent());
    }

    private List<Step> byMap(End end, JsonPlace map, JsonPlace inner, JsonPlace statement) throws ForeignException {
        var key = NftKey.of(map.need("key"));
        var port = inner.field("port");
        var ports = port.flatMap(NftRewrite::ports);
        if (key.isEmpty() || prefixed(inner) || ports.isPresent() != port.isPresent()) {
            return unknown(end, statement);
        }
        var read = sets.map(map.need("data"), key.get(), d -> new Leads.Becomes(becomes(d, ports)), false);
        if (read.isEmpty()) {
            return unknown(end, statement);
        }
        var steps = new ArrayList<Step>(key.get().needs());
        steps.add(new Act.Rewrite(end, new Target.ByMap(key.get().facts(), read.get())));
        return steps;
    }

    private static List<Step> unknown(End end, JsonPlace statement) {
        return List.of(new Act.Rewrite(end, new Target.Unknown(statement.toString())));
    }

    /// `10.0.0.1`, or `10.0.0.1 . 80`.
    private static Target becomes(JsonPlace data, Optional<Ports> ports) {
        var parts = data.field("concat").map(JsonPlace::items).orElse(List.of(data));
        var addresses = addresses(parts.getFirst());
        var own = parts.size() == 2 ? ports(parts.getLast()) : ports;
        return addresses.isEmpty() || parts.size() > 2 || (parts.size() == 2 && own.isEmpty())
                ? new Target.Unknown(data.toString())
                : new Target.To(addresses, own);
    }

    private static Optional<AddressRange> addresses(JsonPlace place) {
        return NftType.ADDRESS
                .span(place)
                .flatMap(s -> s instanceof Addresses(var range) ? Optional.of(range) : Optional.empty());
    }

    private static Optional<Ports> ports(JsonPlace place) {
        return NftType.SERVICE
                .span(place)
                .flatMap(s -> s instanceof Numbers(long low, long high)
                        ? Optional.of(new Ports((int) low, (int) high))
                        : Optional.empty());
    }
}
