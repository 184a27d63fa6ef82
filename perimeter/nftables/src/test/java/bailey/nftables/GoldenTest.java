package bailey.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case's ruleset is the one that stands beside it, for each of its machines. With `-Dbless=true` it is written
/// there
/// instead, and what changed is told.
class GoldenTest {
    @ParameterizedTest
    @MethodSource("bailey.nftables.Sites#cases")
    void theRulesetIsTheOneBesideTheCase(Path file) throws Exception {
        var site = Sites.read(file);
        for (var firewall : site.firewalls()) {
            for (var machine : firewall.members()) {
                var golden = file.resolveSibling(machine.name() + ".nft");
                var text = Printer.print(Compiler.compile(site, machine, Options.at(Sites.NOW)));
                if (Boolean.getBoolean("bless")) {
                    bless(golden, text);
                } else {
                    assertThat(golden).as("write it with -Dbless=true").exists();
                    assertThat(text).isEqualTo(Files.readString(golden));
                }
            }
        }
    }

    private static void bless(Path golden, String text) throws IOException {
        var before = Files.exists(golden) ? Files.readAllLines(golden) : List.<String>of();
        var after = text.lines().toList();
        if (!before.equals(after)) {
            System.out.println(golden + ":");
            less(before, after).forEach(l -> System.out.println("- " + l.strip()));
            less(after, before).forEach(l -> System.out.println("+ " + l.strip()));
            Files.writeString(golden, text);
        }
    }

    private static List<String> less(List<String> lines, List<String> others) {
        var rest = new ArrayList<>(lines);
        rest.removeAll(new HashSet<>(others));
        return rest;
    }
}
