package bailey.lab;

/// The rules by which the lab sees packets, in tables of their own that decide nothing.
final class Watching {
    /// Log group of all that comes in by a device of a machine.
    static final int CAME = 71;

    /// Log group of what a firewall takes in itself, after its ruleset has judged.
    static final int TAKEN = 72;

    /// Log group of what the wire stops since its sender may not have that address.
    static final int PINNED = 73;

    /// Where the catch-all of a host listens (RFC 862, echo).
    static final int ECHO = 7;

    /// Bytes that are seen of a packet, from its IP header on.
    static final int SNAP = 128;

    private Watching() {}

    /// On a host: sees all that comes, and answers on every TCP and UDP port.
    static String host() {
        return """
                table inet bailey_lab {
                    chain came {
                        type filter hook prerouting priority raw; policy accept;
                        iifname "lo" accept
                        log group %d snaplen %d queue-threshold 1
                    }
                    chain answer {
                        type nat hook prerouting priority dstnat; policy accept;
                        fib daddr type local meta l4proto tcp redirect to :%d
                        fib daddr type local meta l4proto udp redirect to :%d
                    }
                }
                """.formatted(CAME, SNAP, ECHO, ECHO);
    }

    /// On a firewall: sees all that comes before its ruleset does, and what is taken in after.
    static String wall() {
        return """
                table inet bailey_lab {
                    chain came {
                        type filter hook prerouting priority -400; policy accept;
                        iifname "lo" accept
                        log group %d snaplen %d queue-threshold 1
                    }
                    chain taken {
                        type filter hook input priority 300; policy accept;
                        iifname "lo" accept
                        log group %d snaplen %d queue-threshold 1
                    }
                }
                """.formatted(CAME, SNAP, TAKEN, SNAP);
    }
}
