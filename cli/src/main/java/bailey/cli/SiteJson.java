package bailey.cli;

import bailey.policy.ByName;
import bailey.policy.Endpoint;
import bailey.policy.Firewall;
import bailey.policy.Flow;
import bailey.policy.Host;
import bailey.policy.Line;
import bailey.policy.Mark;
import bailey.policy.Promise;
import bailey.policy.Publication;
import bailey.policy.Service;
import bailey.policy.Site;
import bailey.policy.Terms;
import bailey.policy.Zone;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/// A whole site, for programs.
final class SiteJson {
    private SiteJson() {}

    static String of(Site site) {
        return Json.document("show", json -> {
            json.field("site", site.name());
            json.list("zones", site.zones(), SiteJson::zone);
            json.list("hosts", site.hosts(), SiteJson::host);
            json.list("firewalls", site.firewalls(), SiteJson::firewall);
            json.list("doors", site.publications().toList(), SiteJson::door);
            json.list("flows", flows(site), SiteJson::flow);
            json.list("nat", site.nat(), (j, line) -> {
                j.field("from", names(line.from()));
                j.field("to", line.to().name());
                j.field("as", line.address().map(Object::toString).orElse("masquerade"));
                j.at(line.origin());
            });
            json.list("promises", site.promises(), SiteJson::promise);
        });
    }

    private static List<Line> flows(Site site) {
        return site.lines().stream().filter(l -> !(l instanceof Publication)).toList();
    }

    private static void zone(Json json, Zone zone) throws IOException {
        json.field("name", zone.name());
        json.field("role", zone.role().word());
        json.field("wire", zone.wire().word());
        json.field("prefixes", zone.prefixes());
        json.at(zone.origin());
    }

    private static void host(Json json, Host host) throws IOException {
        json.field("name", host.name());
        json.field("zone", host.zone().name());
        json.field("addresses", host.addresses());
        json.field("marks", host.marks().stream().sorted().map(Mark::word).toList());
        json.at(host.origin());
    }

    private static void firewall(Json json, Firewall firewall) throws IOException {
        json.field("name", firewall.name());
        json.at(firewall.origin());
        json.list("machines", firewall.members(), (j, member) -> {
            j.field("name", member.name());
            j.list("legs", member.legs(), (k, leg) -> {
                k.field("zone", leg.zone().name());
                k.field("device", leg.device());
                k.field("addresses", leg.addresses());
                k.at(leg.origin());
            });
        });
    }

    private static void door(Json json, Publication door) throws IOException {
        json.field("address", door.address().map(Object::toString).orElse("own"));
        json.field("hosts", names(door.hosts()));
        json.field("from", names(door.from()));
        json.field("exposed", door.exposed());
        json.list("services", door.doors(), (j, each) -> {
            j.field("outside", each.outside().toString());
            j.field("inside", each.inside().toString());
        });
        line(json, door);
    }

    private static void flow(Json json, Line line) throws IOException {
        switch (line) {
            case Flow flow -> {
                json.field("from", names(flow.from()));
                json.field("to", names(flow.to()));
                json.field("services", services(flow.services()));
            }
            case ByName named -> {
                json.field("from", names(named.from()));
                json.field("names", named.names());
                json.field("services", services(named.services()));
                json.field("via", named.proxy().name());
            }
            case Publication _ -> throw new IllegalStateException("a door is no flow");
        }
        line(json, line);
    }

    private static void line(Json json, Line line) throws IOException {
        json.field("text", line.text());
        terms(json, line.terms());
        json.at(line.origin());
    }

    /// Only what the line says.
    private static void terms(Json json, Terms terms) throws IOException {
        if (terms.until().isPresent()) {
            json.field("until", terms.until().get().toString());
        }
        if (terms.when().isPresent()) {
            json.field("when", TermWords.hours(terms.when().get()));
        }
        if (terms.rate().isPresent()) {
            json.field("rate", TermWords.rate(terms.rate().get()));
        }
        if (terms.log()) {
            json.field("log", true);
        }
        if (!terms.waives().isEmpty()) {
            json.field("waives", terms.waives());
        }
        if (terms.owner().isPresent()) {
            json.field("owner", terms.owner().get());
        }
        if (terms.why().isPresent()) {
            json.field("why", terms.why().get());
        }
    }

    private static void promise(Json json, Promise promise) throws IOException {
        json.field("kind", SiteTable.kind(promise));
        json.field("text", promise.text());
        json.at(promise.origin());
    }

    private static List<String> names(Collection<? extends Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::name).toList();
    }

    private static List<String> services(Collection<Service> services) {
        return services.stream().map(Service::name).toList();
    }
}
