package bailey.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bailey.packet.Address;
import bailey.packet.Prefix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyTest {
    private static Machine machine(Topology topology, String name) {
        return topology.machines().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Topology office() throws IOException {
        return Topology.of(Sites.read(Sites.ROOT.resolve("examples/office.yaml")));
    }

    @Test
    void theOfficeStandsWithStrangersAndUnnamedMachines() throws IOException {
        assertThat(office().machines())
                .extracting(Machine::name)
                .containsExactly(
                        "www",
                        "site",
                        "mx",
                        "ns",
                        "out",
                        "webmail",
                        "mailstore",
                        "directory",
                        "nsprimary",
                        "stranger",
                        "stranger2",
                        "lan*",
                        "admin*",
                        "edge");
    }

    @Test
    void strangersComeFromDocumentationAddresses() throws IOException {
        var documentation = java.util.stream.Stream.of(
                        "198.51.100.0/24", "192.0.2.0/24", "203.0.113.0/24", "2001:db8::/32")
                .map(Prefix::of)
                .toList();
        assertThat(machine(office(), "stranger").port().addresses())
                .hasSize(2)
                .allMatch(a -> documentation.stream().anyMatch(p -> p.contains(a)));
    }

    @Test
    void betweenTwoWallsEachDestinationHasItsFirewall() throws IOException {
        var topology = Topology.of(Sites.read(Sites.ROOT.resolve("examples/two-walls.yaml")));
        assertThat(new Routes(topology).of(machine(topology, "www")))
                .contains(
                        new Route(Prefix.of("0.0.0.0/0"), Optional.of(Address.of("172.31.2.1")), "eth0"),
                        new Route(Prefix.of("192.168.20.0/24"), Optional.of(Address.of("172.31.2.2")), "eth0"));
        assertThat(new Routes(topology).of(machine(topology, "back")))
                .contains(new Route(Prefix.of("0.0.0.0/0"), Optional.of(Address.of("172.31.2.1")), "dmz0"));
    }

    /// The kernel knows of a wire what its own address lies in; the rest has to be said.
    @Test
    void aZoneOfTwoPrefixesIsOneWire() throws IOException {
        var vlans = Topology.of(Sites.read(Sites.ROOT.resolve("cases/vlans/site.yaml")));
        assertThat(new Routes(vlans).of(machine(vlans, "printer")))
                .contains(new Route(Prefix.of("10.23.10.0/24"), Optional.empty(), "eth0"));
        var prefixes = Topology.of(Sites.read(Sites.ROOT.resolve("cases/prefixes/site.yaml")));
        assertThat(new Routes(prefixes).of(machine(prefixes, "edge")))
                .contains(new Route(Prefix.of("198.51.100.192/26"), Optional.empty(), "wan1"));
    }

    @ParameterizedTest
    @MethodSource({"bailey.lab.Sites#examples", "bailey.lab.Sites#cases"})
    void noAddressStandsTwice(Path file) throws IOException {
        var seen = new HashSet<Address>();
        Topology.of(Sites.read(file)).machines().stream()
                .flatMap(m -> m.ports().stream())
                .flatMap(p -> p.addresses().stream())
                .forEach(a -> assertThat(seen.add(a)).as(a.toString()).isTrue());
        assertThat(seen).isNotEmpty();
    }
}
