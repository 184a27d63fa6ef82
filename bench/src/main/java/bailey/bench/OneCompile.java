package bailey.bench;

import bailey.linux.Command;
import bailey.linux.Namespace;
import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One site, given as standard input, to the kernel, in a process of its own, which prints what it took: `NAME
/// TAB NUMBER` a line.
final class OneCompile {
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final int GLANCES = 20_000;

    private OneCompile() {}

    static void main() throws Exception {
        var source = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        long start = System.nanoTime();
        var site = ManySite.read(source);
        long read = System.nanoTime();
        var ruleset = Compiler.compile(site, ManySite.wall(site), Options.at(ManySite.NOW));
        long compiled = System.nanoTime();
        var text = Printer.print(ruleset);
        long printed = System.nanoTime();
        say("read, ms", (read - start) / 1e6);
        say("compile, ms", (compiled - read) / 1e6);
        say("print, ms", (printed - compiled) / 1e6);
        say("this JVM's peak memory, MiB", Memory.peak("self") / 1024.0);
        try (var wall = Namespace.create("firewall")) {
            long loaded = load(wall, text);
            say("compile, print, load, ms", (printed - read + loaded) / 1e6);
            say("from text to kernel, ms", (printed - start + loaded) / 1e6);
        }
    }

    private static void say(String name, double value) {
        System.out.println(name + "\t" + value);
    }

    /// Loads twice: into nothing, and over itself. Gives the nanoseconds of the first time.
    private static long load(Namespace wall, String text) throws IOException, InterruptedException {
        long before = Memory.kernel();
        long first = nft(wall, text, "load");
        say("ruleset in the kernel, MiB", (Memory.kernel() - before) / 1024.0);
        nft(wall, text, "load over itself");
        return first;
    }

    private static long nft(Namespace wall, String text, String name) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long peak = 0;
        try (var nft = Command.of("nft", "-f", "-").in(wall).input(text).start()) {
            var status = nft.exit(GLANCE);
            for (int i = 0; i < GLANCES && status.isEmpty(); i++) {
                peak = Math.max(peak, Memory.peak(String.valueOf(nft.process())));
                status = nft.exit(GLANCE);
            }
            if (status.orElse(1) != 0) {
                throw new IOException("nft does not load the ruleset: "
                        + nft.line(Duration.ZERO).orElse("it says nothing"));
            }
        }
        long took = System.nanoTime() - start;
        say(name + " (nft -f), ms", took / 1e6);
        say("nft's peak memory at that, MiB", peak / 1024.0);
        return took;
    }
}
