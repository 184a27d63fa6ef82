package bailey.cli;

import bailey.policy.Origin;
import bailey.proof.Breach;
import bailey.proof.Finding;
import bailey.proof.Link;
import bailey.proof.Witness;
import java.io.IOException;

/// What keeps a site from being proved, for programs.
final class FindingJson {
    private FindingJson() {}

    static void write(Json json, Finding finding) throws IOException {
        switch (finding) {
            case Finding.BrokenLaw(var law, var _) -> kind(json, "law", law.name());
            case Finding.BrokenPromise(var promise, var _) -> kind(json, "promise", promise.text());
            case Finding.IdleWaiver(var _, var law) -> kind(json, "idle-waiver", law.name());
            case Finding.Unproven(var what, var _, var _) -> kind(json, "unproven", what);
        }
        json.field("message", finding.message());
        json.field("mend", finding.mend());
        json.at(finding.at());
        var breach = FindingText.breach(finding);
        if (breach.isPresent()) {
            breach(json, breach.get());
        }
    }

    private static void kind(Json json, String kind, String name) throws IOException {
        json.field("finding", kind);
        json.field("name", name);
    }

    private static void breach(Json json, Breach breach) throws IOException {
        json.list("places", breach.at(), Json::at);
        if (breach.witness().isPresent()) {
            json.object("witness", j -> witness(j, breach.witness().get()));
        }
        json.list("chain", breach.chain(), FindingJson::link);
    }

    private static void witness(Json json, Witness witness) throws IOException {
        json.field("sender", witness.sender());
        json.field("receiver", witness.receiver());
        json.field("service", witness.service());
        json.field("packet", witness.packet().toString());
    }

    /// A step of a takeover.
    static void link(Json json, Link link) throws IOException {
        json.field("from", link.from());
        json.field("to", link.to());
        json.field("service", link.service());
        if (link.worn().isPresent()) {
            json.field("as", link.worn().get());
        }
        if (link.line().isPresent()) {
            Origin at = link.line().get().origin();
            json.at(at);
        }
    }
}
