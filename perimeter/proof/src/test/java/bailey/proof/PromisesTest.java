package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.policy.Host;
import bailey.policy.Site;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Promises kept and broken, and what falls with whom.
class PromisesTest {
    private static final List<String> NONE = List.of();

    /// The office with flows, and then with promises.
    private static Site promising(List<String> changes, List<String> flows, String promises) {
        var changed = Stream.concat(changes.stream(), Stream.of("bailey: 1\n", "bailey: 1\n" + block(promises)));
        return Sites.changed(changed.toList(), flows.toArray(String[]::new));
    }

    /// `never: SENTENCE` as a list of one.
    private static String block(String promise) {
        int colon = promise.indexOf(':');
        return promise.substring(0, colon) + ":\n  - " + promise.substring(colon + 2) + "\n";
    }

    private static boolean kept(List<String> changes, List<String> flows, String promises) {
        return Proof.of(promising(changes, flows, promises)).findings().stream()
                .noneMatch(f -> f instanceof Finding.BrokenPromise);
    }

    private static List<String> chain(List<String> changes, List<String> flows, String promises) {
        return Proof.of(promising(changes, flows, promises)).findings().stream()
                .filter(Finding.BrokenPromise.class::isInstance)
                .flatMap(f -> ((Finding.BrokenPromise) f).breach().chain().stream())
                .map(l -> l.from() + " " + l.to() + " " + l.service())
                .toList();
    }

    @Test
    void neverStraight() {
        var flows = List.of("gates -> store: smtp ssh");
        assertThat(kept(NONE, flows, "never: www -> directory")).isTrue();
        assertThat(kept(NONE, flows, "never: www -> store: https")).isTrue();
        assertThat(kept(NONE, flows, "never: dmz -> lan: tcp/20-24")).isFalse();
        assertThat(kept(NONE, flows, "never: boss -> edge")).isFalse();
    }

    @Test
    void neverOnTheWire() {
        assertThat(kept(NONE, NONE, "never: www -> mx: https")).isTrue();
        assertThat(kept(NONE, NONE, "never: store -> directory: https")).isFalse();
        assertThat(kept(NONE, NONE, "never: store -> store: https")).isTrue();
        var guarded = List.of("directory: lan 192.168.7.89 2001:db8:7::89", "directory: lan 192.168.7.89 guarded");
        assertThat(kept(guarded, NONE, "never: lan -> directory: https")).isTrue();
        assertThat(kept(guarded, NONE, "never: directory -> store")).isFalse();
    }

    @Test
    void neverTakenSoMany() {
        var flows = List.of("www -> mx: smtp", "mx -> store: ssh", "peer -> www: https");
        assertThat(kept(NONE, flows, "never: www ~> store")).isTrue();
        assertThat(chain(NONE, flows, "never: www ~2> store")).containsExactly("www mx smtp", "mx store ssh");
        assertThat(kept(NONE, flows, "never: internet ~2> store")).isTrue();
        assertThat(chain(NONE, flows, "never: internet ~9> directory"))
                .hasSize(4)
                .endsWith("store directory everything");
        assertThat(kept(NONE, flows, "never: www ~> www")).isTrue();
        assertThat(kept(NONE, flows, "never: www ~9> www")).isTrue();
        assertThat(kept(NONE, List.of("gates -> gates: smtp"), "never: www ~> www"))
                .isTrue();
        assertThat(kept(NONE, List.of("gates -> gates: smtp"), "never: www ~2> www"))
                .isFalse();
    }

    @Test
    void strangersAreNoStepsButTheFirst() {
        var flows = List.of("www -> peer: https", "peer -> mx: smtp");
        assertThat(kept(NONE, flows, "never: www ~9> mx")).isTrue();
        assertThat(kept(NONE, flows, "never: peer ~> mx")).isFalse();
    }

    @Test
    void aNeighboursAddressIsWorn() {
        var wire = List.of("segments: { dmz: isolated }", "segments: { dmz: shared }");
        var flows = List.of("mx -> store: ssh");
        assertThat(kept(NONE, flows, "never: www ~> store")).isTrue();
        assertThat(kept(wire, flows, "never: www ~> store")).isFalse();
    }

    @Test
    void always() {
        var flows = List.of(
                "www -> store: ssh",
                "dmz -> directory: { services: ldaps, when: mon-fri 08:00-18:00 UTC }",
                "www -> desks: tcp/1-10",
                "www -> desks: tcp/11-20",
                "lan -> www: { services: https, rate: 5/s }");
        assertThat(kept(NONE, flows, "always: www -> store: ssh")).isTrue();
        assertThat(kept(NONE, flows, "always: gates -> store: ssh")).isFalse();
        assertThat(kept(NONE, flows, "always: www -> stores: ssh")).isFalse();
        assertThat(kept(NONE, flows, "always: www -> directory: ldaps")).isFalse();
        assertThat(kept(NONE, flows, "always: lan -> www: https")).isFalse();
        assertThat(kept(NONE, flows, "always: www -> desks: tcp/5-15")).isTrue();
        assertThat(kept(NONE, flows, "always: www -> desks: tcp/5-21")).isFalse();
        assertThat(kept(NONE, flows, "always: boss -> edge: ssh")).isTrue();
        assertThat(kept(NONE, flows, "always: store -> directory: ssh"))
                .as("on their wire")
                .isTrue();
    }

    @Test
    void alwaysByADoor() {
        var door =
                List.of("nat:\n", "publish:\n  - 203.0.113.10 -> www: http 8443=https\n  - own -> www: http\nnat:\n");
        assertThat(kept(door, NONE, "always: internet -> www: http")).isTrue();
        assertThat(kept(door, NONE, "always: internet -> www: https"))
                .as("8443 is asked")
                .isFalse();
        var one = List.of(
                "nat:\n",
                "publish:\n  - 203.0.113.10 -> store: { services: 8443=https, waives: no-bypass"
                        + " published-in-dmz, why: test }\nnat:\n");
        assertThat(kept(one, NONE, "always: internet -> store: tcp/8443")).isTrue();
    }

    @Test
    void whatFallsAndWhoReaches() {
        var site = Sites.office("www -> mx: smtp", "mx -> store: ssh", "www -> edge: dns", "lan -> www: https");
        var www = (Host) site.endpoint("www").orElseThrow();
        var proof = Proof.of(site);
        var blast = proof.blast(www);
        assertThat(blast.falls())
                .extracting(f -> f.machine() + " " + f.chain().size())
                .startsWith("mx 1", "store 2", "directory 3");
        assertThat(blast.falls()).noneMatch(f -> f.machine().equals("www"));
        assertThat(blast.walls())
                .extracting(w -> w.firewall().name() + " " + w.chain().size())
                .containsExactly("edge 1");
        var reach = proof.reach(www);
        assertThat(reach.reaches())
                .extracting(c -> c.other() + " " + c.services())
                .containsExactly("mx smtp", "edge dns");
        assertThat(reach.reachedBy())
                .extracting(c -> c.other() + " " + c.services())
                .containsExactly("lan https");
        var store = (Host) site.endpoint("store").orElseThrow();
        assertThat(proof.reach(store).reachedBy())
                .extracting(Reach.Contact::other)
                .containsExactly("mx", "directory", "desks", "a machine of lan without a name");
    }
}
