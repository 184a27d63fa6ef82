package bailey.nftables.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bailey.packet.Family;
import org.junit.jupiter.api.Test;

/// What `iptables-save`, `ip6tables-save` and `ipset save` print is read as what it means; the files beside the texts
/// say
/// what that is.
class IptablesReaderTest {
    @Test
    void everyKindOfRuleIsRead() throws Exception {
        var ruleset = IptablesReader.read(Family.IPV4, Shown.text("host.rules"), Ipsets.read(Shown.text("host.ipset")));
        assertThat(Shown.of(ruleset)).isEqualTo(Shown.expected("host.rules", ruleset));
    }

    @Test
    void andOfTheOtherFamily() throws Exception {
        var ruleset = IptablesReader.read(Family.IPV6, Shown.text("six.rules"), Ipsets.NONE);
        assertThat(Shown.of(ruleset)).isEqualTo(Shown.expected("six.rules", ruleset));
    }

    @Test
    void setsWithHolesAreInDoubt() throws Exception {
        var sets = Ipsets.read(Shown.text("host.ipset"));
        assertThat(sets.match("holes", "src", true, Family.IPV4))
                .singleElement()
                .isInstanceOf(Condition.Unknown.class);
    }

    @Test
    void errorsNameTheirLine() {
        assertThatThrownBy(() -> IptablesReader.read(Family.IPV4, "*filter\n:INPUT MAYBE [0:0]\nCOMMIT\n", Ipsets.NONE))
                .isInstanceOf(ForeignException.class)
                .hasMessage("line 2: not a policy: MAYBE");
        assertThatThrownBy(() -> IptablesReader.read(Family.IPV4, "*filter\n:INPUT DROP [0:0]\n", Ipsets.NONE))
                .hasMessage("line 2: table filter has no COMMIT");
        assertThatThrownBy(() -> IptablesReader.read(
                        Family.IPV4, "*filter\n:INPUT DROP [0:0]\n-A INPUT -s\nCOMMIT\n", Ipsets.NONE))
                .hasMessage("line 3: -s has no value");
    }

    @Test
    void aTableOfIptablesInNftablesIsTakenFromIptablesSave() throws Exception {
        var nft = NftReader.read("{\"nftables\": [{\"table\": {\"family\": \"ip\", \"name\": \"filter\"}},"
                + "{\"table\": {\"family\": \"inet\", \"name\": \"mine\"}}]}");
        var saved = IptablesReader.read(Family.IPV4, Shown.text("host.rules"), Ipsets.NONE);
        assertThat(nft.with(saved).tables())
                .extracting(ForeignTable::toString)
                .contains("inet mine", "ip filter")
                .hasSize(4);
    }
}
