package bailey.cli;

import bailey.language.Question.Between;
import bailey.language.Question.End;
import bailey.language.Question.OnLeg;
import bailey.packet.AddressSet;
import bailey.policy.Meaning;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bailey ask`: whether something may begin between two ends.
@Command(
        name = "ask",
        header = "Says whether a flow may pass, by which line of the file, and with which NAT.",
        description = {
            "",
            "The question is `FROM -> TO: SERVICE`. Judges every packet that it names, right now: `when` and `until` are"
                    + " looked at. The answer is yes, no, or some with the parts told apart; to a no there is the missing"
                    + " line to paste, and what it would break. To ask for a host asks for its published addresses too."
        },
        footer = {
            "",
            "Exit status: 0 all of it may pass, 1 not all of it, 2 wrong input.",
            "",
            "Examples:",
            "  bailey ask office.yaml \"internet -> www: https\"",
            "  bailey ask office.yaml \"lan -> 192.0.2.7: tcp/8443\"",
            "  bailey ask office.yaml \"dmz -> lan: any\" --json"
        })
final class AskCommand implements Callable<Integer> {
    private static final String EXAMPLE = "\"www -> mailstore: imaps\"";

    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin
    private final QuestionInput input = new QuestionInput();

    AskCommand(Terminal terminal, InstantSource clock) {
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
            case Between between -> answer(input.question(), between, new Meaning(site.get()));
            case OnLeg _ -> throw new WrongInput("that question names a leg: ask it with `bailey why`");
        };
    }

    private int answer(String question, Between between, Meaning meaning) {
        var now = clock.instant();
        var service = between.service();
        var answer = Inquiry.ask(meaning, set(between.from(), meaning), set(between.to(), meaning), service, now);
        var naming = new Naming(meaning.site(), meaning.ground(), List.of(service));
        var remedy = remedy(answer, between, meaning, naming, now);
        var pasted = remedy.flatMap(r -> Pasted.of(input.file(), meaning.site(), r, clock));
        if (input.json) {
            terminal.print(AskJson.of(question, answer, remedy, pasted));
        } else {
            new AnswerText(naming, terminal).lines(question, answer, remedy).forEach(terminal::say);
            pasted.ifPresent(p -> p.text(terminal).forEach(terminal::say));
        }
        return answer.yes() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }

    private static Optional<Remedy> remedy(
            Inquiry.Answer answer, Between between, Meaning meaning, Naming naming, Instant now) {
        var words = new Remedy.Words(
                named(between.from()), named(between.to()), between.service().name());
        return answer.missing().stream()
                .filter(part -> Remedy.grantable(part.sample().end()))
                .findFirst()
                .map(part -> Remedy.of(part.sample(), words, meaning, naming, now));
    }

    private static Optional<String> named(End end) {
        return switch (end) {
            case End.Named(var endpoint) -> Optional.of(endpoint.name());
            case End.At _ -> Optional.empty();
        };
    }

    private static AddressSet set(End end, Meaning meaning) {
        return switch (end) {
            case End.Named(var endpoint) -> meaning.ground().of(endpoint);
            case End.At(var address) -> AddressSet.of(address);
        };
    }
}
