package bailey.cli;

import java.io.IOException;
import java.util.Optional;

/// The answer to a question, for programs.
final class AskJson {
    private AskJson() {}

    static String of(String question, Inquiry.Answer answer, Optional<Remedy> remedy, Optional<Pasted> pasted) {
        return Json.document("ask", json -> {
            json.field("question", question);
            json.field("answer", answer.word());
            json.list("passing", Fare.of(answer.passing()), AskJson::fare);
            json.list("missing", Fare.of(answer.missing()), AskJson::fare);
            if (remedy.isPresent()) {
                JourneyJson.remedy(json, remedy.get(), pasted);
            }
        });
    }

    private static void fare(Json json, Fare fare) throws IOException {
        json.field("family", fare.family().toString());
        json.field("sources", fare.sources().ranges());
        json.field("destinations", fare.destinations().ranges());
        json.field("services", fare.selectors());
        if (fare.inside().isPresent()) {
            json.field("inside", fare.inside().get().ranges());
        }
        json.object("journey", j -> JourneyJson.write(j, fare.sample()));
    }
}
