package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.packet.AddressSet;
import bailey.packet.Box;
import bailey.packet.Family;
import bailey.policy.Flow;
import bailey.policy.Grant;
import bailey.policy.Meaning;
import bailey.policy.Site;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Site files made from foreign rules.
class ImportTest {
    private static String imported(String... files) throws IOException, WrongRules {
        var rules = Samples.rules(files);
        return Import.of(rules, Guess.zones(rules.ruleset()), String.join(" ", files));
    }

    private static Site site(String text) {
        var reading = Reader.read("site.yaml", text, Includes.FILES, LocalDate.of(2026, 11, 24));
        assertThat(reading.problems()).as(text).isEmpty();
        return reading.site().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"office.json", "home.rules", "docker.rules", "ufw.rules", "home.rules home6.rules"})
    void theReaderReadsIt(String files) throws Exception {
        site(imported(files.split(" ")));
    }

    @Test
    void anOffice() throws Exception {
        assertThat(imported("office.json"))
                .contains("  - 203.0.113.10 -> host-172-31-1-10: tcp/80 tcp/443\n")
                .contains("  - 203.0.113.10 -> host-172-31-1-25: 25=tcp/2525\n")
                .contains("  - lan0 -> internet: any\n")
                .contains("  - host-172-31-1-25 -> host-192-168-7-25 host-192-168-7-89: icmp/8 tcp/24 tcp/636\n")
                .contains("  - lan0 -> internet: masquerade\n")
                .contains("# not carried over: all of icmp (internet -> lan0)\n");
    }

    @Test
    void aDmzHostIsExposed() throws Exception {
        assertThat(imported("home.rules"))
                .contains("  - 203.0.113.2 -> host-192-168-1-20: 8080=tcp/80\n")
                .contains("  - 203.0.113.2 -> host-192-168-1-50: exposed\n");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() throws Exception {
        var text = Samples.text("ufw.rules").text().replace("--dport 445 -j ACCEPT", "--dport 445 -j FROB");
        var rules = Rules.read(List.of(new RulesText("-", text))).getFirst();
        assertThat(Import.of(rules, Guess.zones(rules.ruleset()), "-"))
                .contains("# not carried over: not understood: ip filter ufw-user-input, line 28: ");
    }

    /// Every packet that the site's flows let begin may pass the rules that it was made from.
    @ParameterizedTest
    @ValueSource(strings = {"office.json", "home.rules", "docker.rules", "ufw.rules"})
    void noFlowIsWiderThanTheRules(String file) throws Exception {
        var rules = Samples.rules(file);
        var present = Present.of(rules, Guess.zones(rules.ruleset()));
        var flows = new Meaning(site(imported(file)))
                .grants().stream()
                        .filter(g -> g.line() instanceof Flow && !g.from().equals("firewall"))
                        .filter(g -> g.family() == Family.IPV4)
                        .toList();
        assertThat(flows).isNotEmpty();
        for (var flow : flows) {
            assertThat(passing(present, flow)).as(flow.toString()).isTrue();
        }
    }

    private static boolean passing(Present present, Grant flow) {
        var terrain = present.terrain();
        var box = Box.ANY.from(flow.sources()).to(flow.destinations()).of(flow.selectors());
        var packets = terrain.entering(zone(terrain, flow.sources()))
                .intersect(terrain.space().of(box));
        return flow.to().equals("firewall")
                ? present.takenIn().maybe().contains(packets.intersect(terrain.inside()))
                : present.forwarded()
                        .maybe()
                        .contains(packets.intersect(terrain.leaving(zone(terrain, flow.destinations()))));
    }

    private static AuditZone zone(Terrain terrain, AddressSet addresses) {
        return terrain.zones().stream()
                .filter(z -> terrain.addresses(z).contains(addresses))
                .findFirst()
                .orElseThrow();
    }
}
