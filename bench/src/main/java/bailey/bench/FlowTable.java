package bailey.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import bailey.linux.Namespace;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The flows that the kernel knows, by conntrack's netlink (linux/netfilter/nfnetlink_conntrack.h).
final class FlowTable {
    private static final int AF_NETLINK = 16; // linux/socket.h
    private static final int SOCK_RAW = 3;
    private static final int NETLINK_NETFILTER = 12; // linux/netlink.h
    private static final int REQUEST_ACK = 0x1 | 0x4; // NLM_F_REQUEST | NLM_F_ACK
    private static final int CT_DELETE = 1 << 8 | 2; // NFNL_SUBSYS_CTNETLINK, IPCTNL_MSG_CT_DELETE
    private static final int MESSAGE = 20; // struct nlmsghdr (16 bytes), struct nfgenmsg (4 bytes)

    private FlowTable() {}

    /// Forgets all flows of a namespace: deletion without a filter.
    static void forget(Namespace wall) throws IOException {
        try (var arena = Arena.ofShared()) {
            var calls = new Calls(arena);
            var message = arena.allocate(MESSAGE, 4); // family 0: both
            message.set(JAVA_INT, 0, MESSAGE);
            message.set(JAVA_SHORT, 4, (short) CT_DELETE);
            message.set(JAVA_SHORT, 6, (short) REQUEST_ACK);
            var answer = arena.allocate(1_024, 4);
            wall.run(() -> {
                int socket = Calls.check(calls.socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER), "open netlink");
                try {
                    ask(calls, socket, message, answer);
                } finally {
                    calls.close(socket);
                }
            });
        }
    }

    /// The answer is struct nlmsgerr behind a header: a negated errno, or 0.
    private static void ask(Calls calls, int socket, MemorySegment message, MemorySegment answer) throws IOException {
        Calls.check(calls.send(socket, message), "ask to forget flows");
        Calls.check(calls.receive(socket, answer), "hear whether flows are forgotten");
        Calls.check(answer.get(JAVA_INT, 16), "forget flows");
    }
}
