package bailey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Real-world rulesets, and what is to be said of them.
class AuditTest {
    private static List<String> says(Audit audit, AuditLaw law) {
        return audit.of(law).stream().map(Finding::says).toList();
    }

    @Test
    void anOfficesPingsGoTooFar() throws Exception {
        var audit = Samples.audit("office.json");
        assertThat(audit.of(AuditLaw.NO_BYPASS)).singleElement().satisfies(f -> {
            assertThat(f.surely()).isTrue();
            assertThat(f.parts()).containsExactly("internet (IPv4) -> lan0: icmp");
            assertThat(f.witness()).get().asString().contains("icmp/8").endsWith("in by wan0, out by lan0");
        });
        assertThat(audit.findings()).extracting(Finding::law).containsOnly(AuditLaw.NO_BYPASS, AuditLaw.NAMED_INWARD);
        assertThat(audit.doors())
                .containsExactly(
                        "internet (IPv4) -> 203.0.113.10: tcp/80 tcp/443 => 172.31.1.10 (dmz0)",
                        "internet (IPv4) -> 203.0.113.10: tcp/25 => 172.31.1.25 port 2525 (dmz0)");
        assertThat(audit.notes()).containsExactly("dmz0 reaches the firewall itself on udp/53 udp/67");
        assertThat(audit.doubts()).isEmpty();
    }

    /// Without the rules that name the networks and `fib`, anyone wears an inner address outside.
    @Test
    void anOfficeWithoutItsReversePathIsSpoofed() throws Exception {
        var text = Samples.text("office.json");
        var open = text.text()
                .lines()
                .filter(l -> !l.contains("\"rule\"") || !l.contains("\"chain\": \"prerouting\"") || l.contains("dnat"))
                .reduce("", (a, b) -> a + b + "\n");
        var rules = Rules.read(List.of(new RulesText("office.json", open))).getFirst();
        var audit = Audit.of(rules, Guess.zones(Samples.rules("office.json").ruleset()));
        assertThat(says(audit, AuditLaw.ANTI_SPOOF)).isNotEmpty();
        assertThat(audit.notes()).anyMatch(n -> n.contains("rp_filter"));
    }

    @Test
    void aHomeRoutersDmzHostIsNoDmz() throws Exception {
        var audit = Samples.audit("home.rules", "home6.rules");
        assertThat(says(audit, AuditLaw.PUBLISHED_IN_DMZ))
                .containsExactly(
                        "what is published is 192.168.1.20 in br-lan (internal)",
                        "all that comes in is sent on to 192.168.1.50 in br-lan (internal): a home router's"
                                + " \"DMZ host\" is no DMZ");
        assertThat(says(audit, AuditLaw.DEFAULT_DENY))
                .containsExactly("the chain of forwarded IPv6 accepts and has no rule: all of it passes");
        assertThat(says(audit, AuditLaw.BOTH_FAMILIES)).hasSize(1);
        assertThat(says(audit, AuditLaw.ANTI_SPOOF))
                .containsExactly("a source of br-lan is accepted where internet enters");
        assertThat(audit.judged(AuditLaw.NAMED_INWARD)).isFalse();
    }

    @Test
    void ofOneFamilyNothingIsSaidOfTheOther() throws Exception {
        var audit = Samples.audit("home.rules");
        assertThat(audit.judged(AuditLaw.BOTH_FAMILIES)).isFalse();
        assertThat(audit.notes()).contains("nothing is known of IPv6: give what ip6tables-save prints too");
    }

    @Test
    void containersReachTheWholeHouse() throws Exception {
        var audit = Samples.audit("docker.rules");
        assertThat(says(audit, AuditLaw.NAMED_INWARD))
                .contains("docker0 reaches more of eth1 than single hosts on few ports");
        assertThat(says(audit, AuditLaw.NAMED_OUTWARD)).containsExactly("docker0 reaches everything of internet");
        assertThat(audit.of(AuditLaw.PUBLISHED_IN_DMZ)).isEmpty();
        assertThat(audit.doors())
                .singleElement()
                .asString()
                .endsWith("tcp/8080 => 172.17.0.2 port 80 (docker0), maybe");
    }

    /// `recent` counts what no header tells.
    @Test
    void whatIsNotAHeadersIsMaybe() throws Exception {
        var audit = Samples.audit("ufw.rules");
        assertThat(audit.of(AuditLaw.NO_BYPASS))
                .filteredOn(f -> !f.surely())
                .singleElement()
                .satisfies(f -> assertThat(f.says()).isEqualTo("internet reaches the firewall itself on tcp/22"));
        assertThat(audit.doubts())
                .singleElement()
                .asString()
                .startsWith("ip filter ufw-user-input, line 26: -m recent");
    }

    @Test
    void rulesWithoutStatesNeedHoles() throws Exception {
        var text = """
                *filter
                :INPUT DROP [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                -A FORWARD -i eth1 -o eth0 -s 192.168.5.0/24 -j ACCEPT
                -A FORWARD -i eth0 -o eth1 -p tcp -m tcp --sport 80 -j ACCEPT
                COMMIT
                """;
        var rules = Rules.read(List.of(new RulesText("-", text))).getFirst();
        var audit = Audit.of(rules, ZoneWords.read(List.of("out=external:eth0", "lan=internal:eth1:192.168.5.0/24")));
        assertThat(says(audit, AuditLaw.STATEFUL_RETURN))
                .containsExactly("no rule looks at the states of IPv4 flows: answers need holes, and strangers pass"
                        + " through them");
        assertThat(says(audit, AuditLaw.NO_BYPASS)).containsExactly("out reaches lan straight");
    }

    @Test
    void aTightOneHolds() throws Exception {
        var text = """
                *filter
                :INPUT DROP [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A INPUT -i eth1 -s 192.168.5.0/24 -p tcp -m tcp --dport 22 -j ACCEPT
                -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A FORWARD -i eth1 -o eth0 -s 192.168.5.0/24 -j ACCEPT
                COMMIT
                """;
        var rules = Rules.read(List.of(new RulesText("-", text))).getFirst();
        var audit = Audit.of(rules, Guess.zones(rules.ruleset()));
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.holds()).isTrue();
    }
}
