package bailey.cli;

import bailey.packet.Packet;
import bailey.policy.Journey;
import bailey.policy.Line;
import bailey.policy.Verdict.Accepted;
import bailey.policy.Verdict.Because;
import bailey.policy.Verdict.Dropped;
import java.io.IOException;
import java.util.Optional;

/// A packet's way and what would help it along, for programs.
final class JourneyJson {
    private JourneyJson() {}

    static void write(Json json, Journey journey) throws IOException {
        packet(json, journey.sent());
        json.field("arrives", journey.arrives());
        json.field(
                "end",
                switch (journey.end()) {
                    case Journey.End.Delivered _ -> "delivered";
                    case Journey.End.TakenIn _ -> "taken-in";
                    case Journey.End.OnTheWire _ -> "on-the-wire";
                    case Journey.End.Stopped _ -> "stopped";
                    case Journey.End.NoWay _ -> "no-way";
                });
        json.list("steps", journey.steps(), JourneyJson::step);
    }

    private static void step(Json json, Journey.Step step) throws IOException {
        json.field("firewall", step.at().name());
        if (step.leg().isPresent()) {
            json.field("in", step.leg().get().name());
        }
        json.field("accepted", step.verdict().accepted());
        switch (step.verdict()) {
            case Accepted(var because, var leaves, var out) -> {
                switch (because) {
                    case Because.Granted(var grant) -> line(json, "line", grant.line());
                    case Because.ByItself(var what) -> json.field("byItself", what);
                }
                if (out.isPresent()) {
                    json.field("out", out.get().name());
                }
                packet(json, leaves);
            }
            case Dropped(var cause, var refused) -> {
                json.field("cause", cause.word());
                json.field("refused", refused);
            }
        }
    }

    private static void packet(Json json, Packet packet) throws IOException {
        json.object("packet", j -> {
            j.field("source", packet.source().toString());
            j.field("destination", packet.destination().toString());
            j.field("protocol", packet.protocol().toString());
            if (packet.protocol().hasPorts()) {
                j.field("sourcePort", packet.sourcePort());
                j.field("port", packet.selector());
            } else if (packet.protocol().isIcmp()) {
                j.field("type", packet.selector());
            }
        });
    }

    static void remedy(Json json, Remedy remedy, Optional<Pasted> pasted) throws IOException {
        json.object("remedy", j -> {
            if (remedy.section().isPresent()) {
                j.field("section", remedy.section().get());
                j.field("lines", remedy.lines());
            }
            if (remedy.nat().isPresent()) {
                j.field("nat", remedy.nat().get());
            }
            if (remedy.nearest().isPresent()) {
                line(j, "nearest", remedy.nearest().get());
            }
            j.field("notes", remedy.notes());
            if (pasted.isPresent()) {
                j.list("breaks", pasted.get().findings(), FindingJson::write);
            }
        });
    }

    private static void line(Json json, String name, Line line) throws IOException {
        json.object(name, j -> {
            j.field("text", line.text());
            j.at(line.origin());
        });
    }
}
