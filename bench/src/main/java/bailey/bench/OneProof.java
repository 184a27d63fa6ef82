package bailey.bench;

import bailey.nftables.Options;
import bailey.policy.Site;
import bailey.proof.Enforcement;
import bailey.proof.Proof;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// One site, given as standard input, read and proved, in a process of its own, which prints what it took: `NAME TAB
/// NUMBER` a line.
final class OneProof {
    /// What proving took, in nanoseconds: laws and promises with the grants, and rulesets with their compilation.
    record Took(long laws, long rulesets) {
        static Took of(Site site) {
            long start = System.nanoTime();
            var proof = Proof.of(site);
            long judged = System.nanoTime();
            var enforcement = Enforcement.of(proof, Options.at(ManySite.NOW));
            long end = System.nanoTime();
            Stream.concat(proof.findings().stream(), enforcement.findings().stream())
                    .findFirst()
                    .ifPresent(finding -> {
                        throw new IllegalStateException("the generated site is not proved: " + finding.message());
                    });
            return new Took(judged - start, end - judged);
        }
    }

    private OneProof() {}

    static void main() throws Exception {
        var source = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        long start = System.nanoTime();
        var site = ManySite.read(source);
        long read = System.nanoTime();
        var took = Took.of(site);
        say("read, ms", (read - start) / 1e6);
        say("grants and laws, ms", took.laws() / 1e6);
        say("compile and prove rulesets, ms", took.rulesets() / 1e6);
        say("read and prove, ms", (System.nanoTime() - start) / 1e6);
        say("this JVM's peak memory, MiB", Memory.peak("self") / 1024.0);
    }

    private static void say(String name, double value) {
        System.out.println(name + "\t" + value);
    }
}
