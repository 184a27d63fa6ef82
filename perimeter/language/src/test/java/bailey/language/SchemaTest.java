package bailey.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class SchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Schema.text());

    private static List<Path> sites() {
        return Texts.sites();
    }

    /// As an editor reads it: YAML 1.2 with its numbers and truth values.
    private static Set<ValidationMessage> messages(String yaml) {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        return SCHEMA.validate(new ObjectMapper().valueToTree(new Load(settings).loadFromString(yaml)));
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everySiteIsValid(Path file) {
        assertThat(messages(Texts.text(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: []",
                "bailey: 2",
                "segments: { dmz: split }",
                "hosts: { www: dmz }",
                "hosts: { 2fast: dmz 172.31.1.10 }",
                "hosts: { www: dmz 172.31.1.10 gaurded }",
                "zones: { lan: intern 192.168.7.0/24 }",
                "services: { x: tcp/80.1 }",
                "firewalls: { edge: { lan: an-interface-too-long 192.168.7.1 } }",
                "pairs: { edge: one }",
                "publish: [www -> www: http]",
                "publish: [203.0.113.1 -> www: { services: http, via: out }]",
                "flows: { www -> mx: smtp }",
                "flows: [www mx: smtp]",
                "flows: [www -> mx]",
                "flows: [www -> mx: { services: smtp, whi: so }]",
                "flows: [www -> mx: { why: so }]",
                "flows: [www -> mx: { services: smtp, waives: no-bypass }]",
                "flows: [www -> mx: { services: smtp, waives: anti-spoof, why: so }]",
                "flows: [www -> mx: { services: smtp, until: 30.6.2027 }]",
                "flows: [www -> mx: { services: smtp, log: maybe }]",
                "flows: [{ www -> mx: smtp, mx -> www: smtp }]",
                "nat: [lan -> internet: masquerad]",
                "never: [www mx]",
                "always: [www ~> mx: smtp]",
            })
    void aWrongSiteIsNot(String wrong) {
        var lines = Texts.SMALL.lines().toList();
        String section = wrong.substring(0, wrong.indexOf(':') + 1);
        var kept = new StringBuilder();
        boolean inside = false;
        for (var line : lines) {
            inside = line.startsWith(section) || (inside && line.startsWith(" "));
            kept.append(inside ? "" : line + "\n");
        }
        assertThat(messages(kept + wrong + "\n")).isNotEmpty();
    }

    @Test
    void aSiteWithEveryOptionIsValid() {
        assertThat(messages(Texts.SMALL + """
                        segments: { dmz: isolated }
                        services: { vnc: tcp/5900-5999, gre: ip/47, web: http https }
                        publish:
                          - 203.0.113.11 -> www: exposed
                          - own -> www: { services: http 2222=ssh, from: internet, until: 2027-06-30 }
                        flows:
                          - www mx -> updates.example.org: { services: https, via: out }
                          - mx -> lan: { services: smtp, why: 5, owner: true, when: mon-fri 08:00-18:00 Europe/Berlin, rate: 200/s,
                              log: true, waives: named-inward }
                        never: [www ~> mx, www ~2> mx, www -> mx, { www -> mx: ssh }]
                        always:
                        dynamic: { edge: 192.0.2.1/32 2001:db8:ff00::/56 }
                        include: [../common.yaml]
                        silent: lan dmz
                        gates: gates/
                        """)).isEmpty();
    }
}
