package bailey.nftables;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A large site as text: `dmz` machines that each may ask `lan` machines for one service each, and a few wide
/// lines.
final class ManyFlows {
    private ManyFlows() {}

    /// `hosts` machines on either side, so `hosts` times `services` flows.
    static String text(int hosts, int services) {
        return """
                bailey: 1
                site: many
                zones:
                  internet: external
                  dmz: dmz 10.1.0.0/16
                  lan: internal 10.2.0.0/16
                hosts:
                %s
                firewalls:
                  edge:
                    internet: wan0 203.0.113.2
                    dmz: dmz0 10.1.0.1
                    lan: lan0 10.2.0.1
                publish:
                  - 203.0.113.10 -> d1: https
                flows:
                  - lan -> edge: ssh
                  - lan -> internet: any
                  - lan -> dmz: http
                  - d1 d2 -> internet: { services: https, why: updates }
                %s
                nat:
                  - lan dmz -> internet: masquerade
                """.formatted(hosts(hosts), flows(hosts, services));
    }

    private static String hosts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "  d%d: dmz 10.1.%d.%d\n  l%d: lan 10.2.%d.%d"
                        .formatted(i, high(i), low(i), i, high(i), low(i)))
                .collect(Collectors.joining("\n"));
    }

    private static int high(int i) {
        return 1 + i / 250;
    }

    private static int low(int i) {
        return 1 + i % 250;
    }

    private static String flows(int hosts, int services) {
        return IntStream.range(0, hosts * services)
                .mapToObj(i -> "  - d%d -> l%d: tcp/%d"
                        .formatted(1 + i % hosts, 1 + (i * 7 + i / hosts) % hosts, 2_000 + i / hosts))
                .collect(Collectors.joining("\n"));
    }
}
