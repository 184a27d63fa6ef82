package bailey.linux;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A running `nft monitor trace`: which rules the packets met that a rule marked with `meta nftrace set 1`.
///
/// A line is nft's: `trace id 6d1e3f2c inet bailey forward rule tcp dport 22 drop (verdict drop)`. It is printed from
/// nft's memory of the ruleset, so load the rules first.
public final class Trace implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final String NETFILTER = "12"; // NETLINK_NETFILTER
    private static final long TRACE_GROUP = 1L << 8; // NFNLGRP_NFTRACE is group 9

    private final Running nft;

    private Trace(Running nft) {
        this.nft = nft;
    }

    /// Returns when nft listens: a packet sent afterwards is seen.
    static Trace open(Namespace in) throws IOException {
        var trace = new Trace(Nft.nft(List.of("monitor", "trace")).in(in).start());
        try {
            in.run(trace::awaitListening);
            return trace;
        } catch (IOException failed) {
            trace.close();
            throw failed;
        }
    }

    private void awaitListening() throws IOException {
        var deadline = Deadline.in(START);
        try {
            while (!listening()) {
                if (nft.exit(PAUSE).isPresent() || deadline.passed()) {
                    throw new IOException("nft monitor trace did not start: "
                            + nft.line(Duration.ZERO).orElse("it does not listen"));
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while nft monitor trace starts");
        }
    }

    /// Columns of /proc/net/netlink: address, protocol, port (nft's process), groups in hexadecimal.
    private boolean listening() throws IOException {
        var process = String.valueOf(nft.process());
        try (var sockets = Files.lines(Path.of("/proc/thread-self/net/netlink"))) {
            return sockets.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .anyMatch(word -> word[1].equals(NETFILTER)
                            && word[2].equals(process)
                            && (Long.parseLong(word[3], 16) & TRACE_GROUP) != 0);
        }
    }

    /// The next line; nothing when none came in `wait`.
    public Optional<String> line(Duration wait) throws InterruptedException {
        return nft.line(wait);
    }

    /// Lines lost because nobody read them.
    public long dropped() {
        return nft.dropped();
    }

    @Override
    public void close() {
        nft.close();
    }
}
