package bailey.lab;

import bailey.lab.Machine.Port;
import bailey.policy.Wire;
import java.util.LinkedHashMap;
import java.util.Map;

/// The kernel parameters of a lab's machines.
final class Kernel {
    private Kernel() {}

    /// Before there are devices: what they inherit. Reverse paths are the ruleset's to judge, answers are not
    /// to be rationed, and no address is made up.
    static Map<String, String> before(Machine machine) {
        var values = new LinkedHashMap<String, String>();
        values.put("net.ipv4.conf.all.rp_filter", "0");
        values.put("net.ipv4.conf.default.rp_filter", "0");
        values.put("net.ipv4.icmp_ratelimit", "0");
        values.put("net.ipv4.icmp_msgs_per_sec", "1000000");
        values.put("net.ipv4.icmp_msgs_burst", "1000000");
        values.put("net.ipv6.icmp.ratelimit", "0");
        values.put("net.ipv4.conf.all.send_redirects", "0");
        values.put("net.ipv4.conf.default.send_redirects", "0");
        values.put("net.ipv4.conf.default.accept_redirects", "0");
        values.put("net.ipv6.conf.default.accept_redirects", "0");
        values.put("net.ipv6.conf.default.accept_ra", "0");
        values.put("net.ipv6.conf.default.accept_dad", "0");
        values.put("net.ipv6.conf.default.router_solicitations", "0");
        if (machine.firewall().isPresent()) {
            values.put("net.ipv4.ip_forward", "1");
            values.put("net.ipv6.conf.all.forwarding", "1");
        }
        return values;
    }

    /// Once the devices are there: on an isolated wire its own firewall answers for the neighbours (RFC 3069).
    static Map<String, String> after(Machine machine, Topology topology) {
        var values = new LinkedHashMap<String, String>();
        for (Port port : machine.ports()) {
            boolean own = topology.paths().own(port.zone()).equals(machine.firewall());
            if (own && port.zone().wire() == Wire.ISOLATED && topology.speaks(machine)) {
                values.put("net/ipv4/conf/" + port.device() + "/proxy_arp_pvlan", "1");
                values.put("net/ipv4/neigh/" + port.device() + "/proxy_delay", "0");
            }
        }
        return values;
    }
}
