package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each law where it holds and where it breaks, one line at a time.
class LawsTest {
    private static final String SHARED = "segments: { dmz: isolated }";

    private static void holds(Site site) {
        assertThat(Judged.texts(site)).isEmpty();
    }

    private static void breaks(Site site, String... found) {
        assertThat(Judged.texts(site)).containsExactly(found);
    }

    static List<Law> laws() {
        return Laws.ALL.stream().filter(l -> l.example().isPresent()).toList();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void itsExampleBreaksItAloneAndIsMended(Law law) {
        var example = law.example().orElseThrow();
        assertThat(Proof.of(Sites.read(example.breaking())).findings())
                .isNotEmpty()
                .allMatch(f -> f instanceof Finding.BrokenLaw(var broken, var _)
                        && (broken.equals(law)
                                || List.of(broken.name(), law.name())
                                        .containsAll(List.of("no-bypass", "published-in-dmz"))));
        assertThat(Proof.of(Sites.read(example.breaking())).breaches(law)).isNotEmpty();
        holds(Sites.read(example.mending()));
        assertThat(Laws.named(law.name())).contains(law);
    }

    @Test
    void noBypass() {
        holds(Sites.office("peer -> www: https", "internet -> edge: { services: ping, why: monitoring }"));
        breaks(Sites.office("internet -> edge: ping"), "no-bypass: internet -> edge: ping");
        breaks(
                Sites.office("peer -> boss: ssh"),
                "no-bypass: peer -> boss: ssh",
                "published-in-dmz: peer -> boss: ssh");
        breaks(
                Sites.office("peer www -> store: ssh"),
                "no-bypass: peer www -> store: ssh",
                "published-in-dmz: peer www -> store: ssh");
    }

    @Test
    void publishedInDmz() {
        var nat = "nat:\n";
        var publish = "publish:\n  - 203.0.113.10 -> %s: https\nnat:\n";
        holds(Sites.changed(List.of(nat, publish.formatted("www"))));
        breaks(
                Sites.changed(List.of(nat, publish.formatted("store"))),
                "no-bypass: 203.0.113.10 -> store: https",
                "published-in-dmz: 203.0.113.10 -> store: https");
        // not even for someone inside
        breaks(
                Sites.changed(
                        List.of(nat, "publish:\n  - 203.0.113.10 -> store: { services: https, from: boss }\nnat:\n")),
                "published-in-dmz: 203.0.113.10 -> store: https");
    }

    @Test
    void namedInward() {
        holds(Sites.office("www -> stores: ldaps", "www mx -> edge: dns", "www -> store: tcp/1-1024 udp/1-1024"));
        breaks(Sites.office("www -> lan: ldaps"), "named-inward: www -> lan: ldaps");
        breaks(Sites.office("dmz -> desks: ldaps"), "named-inward: dmz -> desks: ldaps");
        breaks(Sites.office("www -> mixed: ldaps"), "named-inward: www -> mixed: ldaps");
        breaks(Sites.office("www -> store: tcp/1-1025"), "named-inward: www -> store: tcp/1-1025");
        breaks(Sites.office("www -> edge: any"), "named-inward: www -> edge: any");
    }

    @Test
    void portsAreUnitedOverLinesAndFamilies() {
        breaks(
                Sites.office("www -> stores: tcp/1-600", "gates -> store: tcp/601-1025"),
                "named-inward: www -> stores: tcp/1-600, gates -> store: tcp/601-1025");
        holds(Sites.office("www -> store: tcp/1-600", "mx -> store: tcp/601-1025", "www -> directory: tcp/601-1025"));
        breaks(
                Sites.office("dmz -> store: udp/1-600", "mx -> store: udp/601-1025"),
                "named-inward: dmz -> store: udp/1-600, mx -> store: udp/601-1025");
    }

    @Test
    void namedOutward() {
        holds(Sites.office(
                "www -> peer: https", "www -> internet: { services: https, why: updates }", "lan -> internet: any"));
        breaks(Sites.office("www -> internet: https"), "named-outward: www -> internet: https");
        breaks(Sites.office("dmz -> branch: https"), "named-outward: dmz -> branch: https");
        breaks(Sites.office("www -> peer: { services: any, why: of course }"), "named-outward: www -> peer: any");
    }

    @Test
    void confidential() {
        var marked = List.of("store:     lan 192.168.7.25", "store:     lan 192.168.7.25 confidential");
        holds(Sites.changed(marked, "gates -> stores: ldaps", "farm -> store: smtp", "lan -> store: any"));
        breaks(Sites.changed(marked, "dmz -> store: ldaps"), "confidential: dmz -> store: ldaps");
        breaks(
                Sites.changed(marked, "www -> lan: ldaps"),
                "named-inward: www -> lan: ldaps",
                "confidential: www -> lan: ldaps");
        breaks(
                Sites.changed(marked, "www -> store: tcp/1-5000"),
                "named-inward: www -> store: tcp/1-5000",
                "confidential: www -> store: tcp/1-5000");
        breaks(
                Sites.changed(List.of(
                        "mx:        dmz 172.31.1.25 2001:db8:1::25", "mx:        dmz 172.31.1.25 confidential")),
                "confidential: line 11");
    }

    @Test
    void proxiedOnly() {
        var marked = List.of("store:     lan 192.168.7.25", "store:     lan 192.168.7.25 back-office");
        holds(Sites.changed(marked, "www -> store: https", "www -> stores: ssh", "lan -> store: https"));
        breaks(
                Sites.changed(marked, "www -> store: https", "mx -> stores: smtp"),
                "proxied-only: www -> store: https, mx -> stores: smtp");
        breaks(Sites.changed(marked, "dmz -> store: https"), "proxied-only: dmz -> store: https");
        breaks(Sites.changed(marked, "farm -> store: https"), "proxied-only: farm -> store: https");
    }

    @Test
    void noLateral() {
        holds(Sites.office("www -> mx: smtp", "gates -> gates: ping", "www -> dmz: ping"));
        breaks(Sites.office("dmz www -> mx dmz: ping"), "no-lateral: dmz www -> mx dmz: ping");
        breaks(Sites.changed(List.of(SHARED, "segments: { dmz: shared }")), "no-lateral: line 5");
    }

    @Test
    void aGuardedWireIsNoLateralOne() {
        var guarded = List.of(
                SHARED,
                "segments: { dmz: shared }",
                "www:       dmz 172.31.1.10 2001:db8:1::10",
                "www:       dmz 172.31.1.10 2001:db8:1::10 guarded",
                "mx:        dmz 172.31.1.25 2001:db8:1::25",
                "mx:        dmz 172.31.1.25 2001:db8:1::25 guarded",
                "farm:      dmz 172.31.1.128/28",
                "farm:      dmz 172.31.1.128/28 guarded");
        holds(Sites.changed(guarded));
        // Guarding stops no spoofing.
        breaks(
                Sites.changed(guarded, "www -> store: smtp", "farm -> store: smtp"),
                "blast-radius: www -> store: smtp, farm -> store: smtp");
        holds(Sites.changed(guarded, "www mx -> store: smtp", "farm -> store: smtp"));
        // farm has no IPv6 of its own, and wears one
        breaks(
                Sites.changed(guarded, "gates -> directory: tcp/1-10", "farm -> directory: tcp/1-10"),
                "blast-radius: gates -> directory: tcp/1-10");
    }

    private static final List<String> WALLS = List.of(
            "dmz0 172.31.1.1 2001:db8:1::1\n",
            "dmz0 172.31.1.1 2001:db8:1::1\n  back:\n    dmz:      dmz0 172.31.1.2 2001:db8:1::2\n",
            "  - boss -> edge: ssh\n",
            "  - boss -> edge back: ssh\n",
            SHARED,
            "segments: { dmz: shared }",
            "  mx:        dmz 172.31.1.25 2001:db8:1::25\n",
            "",
            "  farm:      dmz 172.31.1.128/28\n",
            "",
            "groups: { gates: www mx, ",
            "groups: { ");

    @Test
    void betweenWallsAHostWearsStrangersAddressesTowardsTheInnerAndInsideOnesTowardsTheOuter() {
        breaks(
                Sites.changed(WALLS),
                "blast-radius: boss -> edge back: ssh"); // as boss, whom `edge` believes on that wire
        breaks(
                Sites.changed(WALLS, "peer -> store: { services: ssh, waives: no-bypass published-in-dmz, why: test }"),
                "blast-radius: boss -> edge back: ssh",
                "blast-radius: peer -> store: ssh");
        breaks(
                Sites.changed(WALLS, "edge -> store: syslog"),
                "blast-radius: boss -> edge back: ssh",
                "blast-radius: edge -> store: syslog");
        var isolated = new java.util.ArrayList<>(WALLS);
        isolated.set(5, "segments: { dmz: isolated }");
        holds(Sites.changed(isolated, "edge -> store: syslog"));
    }

    @Test
    void exposedHost() {
        var door = List.of("nat:\n", "publish:\n  - 203.0.113.10 -> mx: exposed\nnat:\n");
        holds(Sites.changed(door, "mx -> www: http", "lan -> mx: ssh"));
        breaks(
                Sites.changed(door, "gates -> store: ssh"),
                "exposed-host: line 27, gates -> store: ssh".replace("line 27", "203.0.113.10 -> mx: exposed"));
        var inside = List.of(
                "nat:\n",
                "publish:\n  - 203.0.113.10 -> store: { services: exposed, waives: no-bypass published-in-dmz, why: test }\nnat:\n");
        breaks(Sites.changed(inside), "exposed-host: 203.0.113.10 -> store: exposed");
        holds(Sites.changed(
                List.of(inside.get(0), inside.get(1), SHARED, "segments: { dmz: isolated, lan: isolated }")));
    }

    @Test
    void adminPath() {
        var boss = "  - boss -> edge: ssh\n";
        breaks(Sites.changed(List.of(boss, "  - boss -> edge: ping\n")), "admin-path: line 21");
        breaks(Sites.changed(List.of(boss, "  - lan -> edge: ssh\n")), "admin-path: line 21");
        breaks(
                Sites.changed(List.of(boss, "  - boss -> edge: { services: ssh, when: mon-fri 08:00-18:00 UTC }\n")),
                "admin-path: line 21");
        holds(Sites.changed(List.of(boss, "  - admin -> edge: { services: ssh, until: 2030-01-01, rate: 5/s }\n")));
        holds(Sites.changed(List.of(
                boss,
                "  - lan -> edge: ssh\n",
                "store:     lan 192.168.7.25",
                "store:     lan 192.168.7.25 operator")));
    }

    @Test
    void aWaiverTakesItsLineOutOfThatLawAlone() {
        holds(Sites.office("www -> lan: { services: snmp, waives: named-inward, why: it walks the switches }"));
        breaks(
                Sites.office(
                        "www -> lan: { services: snmp, waives: named-inward, why: it walks the switches }",
                        "mx -> lan: snmp"),
                "named-inward: mx -> lan: snmp");
        breaks(
                Sites.office("internet -> lan: { services: ssh, waives: no-bypass, why: test }"),
                "published-in-dmz: internet -> lan: ssh");
    }

    @Test
    void aWaiverThatWaivesNothingIsFound() {
        breaks(
                Sites.office("www -> store: { services: ssh, waives: named-inward named-outward, why: test }"),
                "idle-waiver-of-named-inward: www -> store: ssh",
                "idle-waiver-of-named-outward: www -> store: ssh");
        // of two halves one waiver is enough
        holds(Sites.office(
                "www -> store: tcp/1-600",
                "www -> store: { services: tcp/601-1200, waives: named-inward, why: test }"));
        breaks(
                Sites.office(
                        "www -> store: { services: tcp/1-600, waives: named-inward, why: test }",
                        "www -> store: { services: tcp/601-1200, waives: named-inward, why: test }"),
                "idle-waiver-of-named-inward: www -> store: tcp/1-600",
                "idle-waiver-of-named-inward: www -> store: tcp/601-1200");
    }

    @Test
    void whoHasWhatAWaiverKeepsFromOthersGainsNothingByALikeLine() {
        var wire = List.of(
                SHARED,
                "segments: { dmz: shared }",
                "www:       dmz 172.31.1.10 2001:db8:1::10",
                "www:       dmz 172.31.1.10 2001:db8:1::10 guarded",
                "  mx:        dmz 172.31.1.25 2001:db8:1::25\n  farm:      dmz 172.31.1.128/28\n",
                "  mx:        dmz 172.31.1.25 guarded\n");
        holds(Sites.changed(wire, "www -> store: ssh", "mx -> store: { services: ssh, why: test }"));
        breaks(
                Sites.changed(
                        wire, "www -> store: ssh", "mx -> store: { services: ssh, waives: blast-radius, why: test }"),
                "idle-waiver-of-blast-radius: mx -> store: ssh");
    }
}
