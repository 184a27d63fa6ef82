package bailey.proof;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.chance.RandomSite;
import bailey.packet.Packet;
import bailey.policy.Arrival;
import bailey.policy.Meaning;
import bailey.policy.Site;
import bailey.policy.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Witnesses are packets that pass: sent by whom they name, or worn on the wire of whom they name.
class WitnessTest {
    @Test
    void everyWitnessPasses() {
        long seed = Long.getLong("witness.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dwitness.seed)");
        int passed = 0;
        for (int i = 0; i < 200; i++) {
            var made = RandomSite.of(new Random(seed + i), Sites.NOW);
            var always = made.site().lines().stream()
                    .map(l -> Strip.always(l, List.of()))
                    .toList();
            var site = Strip.lines(made.site(), always);
            var meaning = new Meaning(site);
            for (var finding : Proof.of(site).findings()) {
                if (finding instanceof Finding.BrokenLaw(var _, var breach)
                        && breach.witness().isPresent()) {
                    assertThat(passes(breach, meaning))
                            .as("seed %d: %s%n%s%n%s", seed + i, finding.message(), breach.witness(), made.text())
                            .isTrue();
                    passed++;
                }
            }
        }
        System.out.println(passed + " witnesses passed");
        assertThat(passed).isGreaterThan(200);
    }

    /// Of a firewall's addresses some are reached by another leg alone; one of them is enough.
    private static boolean passes(Breach breach, Meaning meaning) {
        var packet = breach.witness().orElseThrow().packet();
        var firewall = meaning.ground().firewall(packet.destination());
        return passes(breach, packet, meaning)
                || firewall.stream()
                        .flatMap(f -> f.legs())
                        .flatMap(l -> l.addresses().stream())
                        .filter(a -> a.family() == packet.family())
                        .anyMatch(a -> passes(breach, packet.withDestination(a, packet.selector()), meaning));
    }

    private static boolean passes(Breach breach, Packet packet, Meaning meaning) {
        var worn = breach.chain().stream().flatMap(l -> l.worn().stream()).findFirst();
        var ground = meaning.ground();
        if (worn.isEmpty()
                && meaning.journey(packet, ground.place(packet.source(), meaning.paths()), Sites.NOW)
                        .arrives()) {
            return true;
        }
        // or not where routes lead, but at the firewall that the sender hands it to
        var site = meaning.site();
        var zone = worn.isEmpty()
                ? Optional.of(ground.zone(packet.source()))
                : wire(site, breach.chain().getFirst().from());
        return site.firewalls().stream()
                .filter(f -> zone.filter(f::touches).isPresent())
                .anyMatch(f -> meaning.journey(Arrival.begins(packet, f, zone.orElseThrow(), Sites.NOW))
                        .arrives());
    }

    private static Optional<Zone> wire(Site site, String host) {
        return site.hosts().stream()
                .filter(h -> h.name().equals(host))
                .map(h -> h.zone())
                .findFirst();
    }
}
