package bailey.proof;

import bailey.policy.ByName;
import bailey.policy.Flow;
import bailey.policy.Publication;
import bailey.policy.Role;
import java.util.List;
import java.util.Optional;

/// What is published, or reached by strangers in any way, stands in a DMZ.
final class PublishedInDmz implements LineLaw {
    @Override
    public String name() {
        return "published-in-dmz";
    }

    @Override
    public String demands() {
        return "What is published stands in a DMZ, and so does every host that a flow lets strangers reach, if it is not"
                + " outside itself.";
    }

    @Override
    public String why() {
        return "What strangers speak with is what falls first. It has to stand where its fall opens nothing else.";
    }

    @Override
    public boolean waivable() {
        return true;
    }

    @Override
    public Optional<Example> example() {
        return Optional.of(Example.of(
                "",
                "",
                "publish:\n  - 203.0.113.10 -> directory: https\n",
                "  - www -> directory: https\npublish:\n  - 203.0.113.10 -> www: https\n"));
    }

    @Override
    public Optional<Breach> breach(Estate estate, Held held) {
        return switch (held.line()) {
            case Publication _ -> published(estate, held);
            case Flow _, ByName _ -> reached(estate, held);
        };
    }

    private static Optional<Breach> published(Estate estate, Held held) {
        return wrong(held, p -> p.in(Role.DMZ))
                .map(part -> new Breach(
                        held.to() + " is published and stands in " + part.zone() + ", which is no dmz zone",
                        List.of(held.line().origin()),
                        witness(estate, held, part),
                        List.of(),
                        mend(held)));
    }

    private static Optional<Breach> reached(Estate estate, Held held) {
        if (!held.from().external() || held.to().firewall()) {
            return Optional.empty();
        }
        return wrong(held, p -> p.in(Role.DMZ) || p.in(Role.EXTERNAL))
                .map(part -> new Breach(
                        "strangers of " + held.from() + " reach " + held.to() + ", which stands in " + part.zone()
                                + " and not in a dmz zone",
                        List.of(held.line().origin()),
                        witness(estate, held, part),
                        List.of(),
                        mend(held)));
    }

    private static Optional<Part> wrong(Held held, java.util.function.Predicate<Part> right) {
        return held.to().parts().stream().filter(p -> !right.test(p)).findFirst();
    }

    private static Optional<Witness> witness(Estate estate, Held held, Part to) {
        var strangers = held.from().external()
                ? held.from().addresses(p -> p.in(Role.EXTERNAL))
                : held.from().addresses();
        return estate.samples().of(held, strangers, to.addresses(), Asked.of(held.selectors()));
    }

    private static String mend(Held held) {
        return "move " + held.to() + " into a dmz zone, or publish a gate there that asks it: `GATE -> " + held.to()
                + ": " + Samples.wanted(held) + "`";
    }
}
