package bailey.cli;

import bailey.policy.Line;
import bailey.proof.Passage;
import bailey.proof.Way;
import java.io.IOException;

/// What passes from end to end, for programs.
final class PassageJson {
    private PassageJson() {}

    static void write(Json json, Passage passage) throws IOException {
        json.field("from", passage.from());
        json.field("to", passage.to());
        json.field("sources", passage.box().sources().ranges());
        json.field("destinations", passage.box().destinations().ranges());
        json.field("services", passage.box().selectors());
        if (passage.way() instanceof Way.Through(var host, var port)) {
            json.field("inside", host.toString());
            if (port.isPresent()) {
                json.field("port", port.getAsInt());
            }
        }
        if (passage.line().isPresent()) {
            Line line = passage.line().get();
            json.field("text", line.text());
            json.at(line.origin());
        }
    }
}
