package bailey.cli;

import bailey.language.Question.Between;
import bailey.language.Question.OnLeg;
import bailey.policy.Journey;
import bailey.policy.Meaning;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey why`: what becomes of one packet, firewall by firewall.
@Command(
        name = "why",
        header = "Follows one packet from firewall to firewall: what each does with it, and why.",
        description = {
            "",
            "The question is `LEG: SOURCE[:PORT] -> DESTINATION: SERVICE`. LEG is the zone that the packet comes in from;"
                    + " where several firewalls have a leg in it, FIREWALL/ZONE. Without a port the source sends from 49152."
        },
        footer = {
            "",
            "Exit status: 0 it arrives, 1 it does not, 2 wrong input.",
            "",
            "Examples:",
            "  bailey why office.yaml \"internet: 198.51.100.7 -> 203.0.113.10: https\"",
            "  bailey why two-walls.yaml \"back/dmz: 172.31.2.10:40000 -> 192.168.20.89: ldaps\"",
            "  bailey why office.yaml \"lan: [2001:db8:7::9]:5353 -> 2001:db8:1::53: udp/53\""
        })
final class WhyCommand implements Callable<Integer> {
    private static final String EXAMPLE = "\"internet: 198.51.100.7 -> 203.0.113.10: https\"";

    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final QuestionInput input = new QuestionInput();

    WhyCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var site = input.read(clock, terminal, EXAMPLE);
        if (site.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        return switch (input.understood(site.get())) {
            case OnLeg packet -> tell(packet, new Meaning(site.get()));
            case Between _ ->
                throw new WrongInput("that question names no leg: ask it with `bailey ask`, or begin with `ZONE: `");
        };
    }

    private int tell(OnLeg packet, Meaning meaning) {
        var now = clock.instant();
        var journey = Entrance.journey(packet, meaning, now);
        var naming = new Naming(meaning.site(), meaning.ground(), List.of());
        var words = new Remedy.Words(Optional.empty(), Optional.empty(), input.service());
        var remedy = journey.arrives()
                ? Optional.<Remedy>empty()
                : Optional.of(Remedy.of(journey, words, meaning, naming, now));
        var pasted = remedy.flatMap(r -> Pasted.of(input.file(), meaning.site(), r, clock));
        if (input.json) {
            terminal.print(document(journey, remedy, pasted));
        } else {
            terminal.say(packet.leg() + ": " + naming.packet(packet.packet()));
            terminal.say("");
            new Story(naming, terminal).lines(journey).forEach(terminal::say);
            remedy.ifPresent(r -> r.text().forEach(terminal::say));
            pasted.ifPresent(p -> p.text(terminal).forEach(terminal::say));
        }
        return journey.arrives() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }

    private static String document(Journey journey, Optional<Remedy> remedy, Optional<Pasted> pasted) {
        return Json.document("why", json -> {
            JourneyJson.write(json, journey);
            if (remedy.isPresent()) {
                JourneyJson.remedy(json, remedy.get(), pasted);
            }
        });
    }
}
