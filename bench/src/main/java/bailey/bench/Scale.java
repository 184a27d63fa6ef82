package bailey.bench;

import bailey.packet.Protocol;
import java.util.List;
import java.util.stream.IntStream;

/// How large a site is: `hosts` machines in the DMZ, as many in the LAN, and `services` flows from each of the
/// former to one of the latter, in both families. Even ones are TCP, odd ones UDP.
record Scale(int hosts, int services) {
    private static final int FIRST_PORT = 2_000;

    static Scale of(int flows) {
        int hosts = Math.clamp(flows / 10, 1, 1_000);
        return new Scale(hosts, flows / hosts);
    }

    int flows() {
        return hosts * services;
    }

    List<FlowLine> lines() {
        return IntStream.range(0, flows()).mapToObj(this::line).toList();
    }

    List<FlowLine> lines(Protocol protocol) {
        return lines().stream().filter(f -> f.protocol().equals(protocol)).toList();
    }

    private FlowLine line(int number) {
        int round = number / hosts;
        int from = number % hosts;
        var protocol = (round + from) % 2 == 0 ? Protocol.TCP : Protocol.UDP;
        return new FlowLine(1 + from, 1 + (from * 7 + round) % hosts, protocol, FIRST_PORT + round);
    }
}
