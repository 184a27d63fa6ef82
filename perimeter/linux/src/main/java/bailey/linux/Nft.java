package bailey.linux;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The nftables of a namespace, by the program nft(8) as a child process: a fault in its library ends the child, not
/// us.
///
/// Texts are transactions: all of a text takes effect, or nothing. Each call takes some 5 ms. The child's time zone is
/// UTC, since nft turns `meta hour` into the zone it finds.
public final class Nft {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int OUTPUT_LIMIT = 1 << 28; // 100,000 elements with comments list as some 20 MB of JSON

    private Nft() {}

    /// Tries a text without taking it over, features of the kernel included. Without a namespace: against the rules of
    /// the one this process is in.
    ///
    /// @throws NftException with line numbers, when nft would not take it
    public static void check(Optional<Namespace> in, String text) throws IOException {
        feed("check", in, text, "-c", "-f", "-");
    }

    /// Takes a text over.
    ///
    /// @throws NftException with line numbers, when nft does not take it; nothing has changed then
    public static void apply(Namespace in, String text) throws IOException {
        feed("apply", Optional.of(in), text, "-f", "-");
    }

    /// What `nft list` prints: `list(in, "ruleset")`, `list(in, "table", "inet", "bailey")`. No words mean the ruleset.
    public static String list(Namespace in, String... what) throws IOException {
        return listed(in, List.of("list"), what);
    }

    /// As [#list], in JSON (libnftables-json(5)), handles included.
    public static String json(Namespace in, String... what) throws IOException {
        return listed(in, List.of("-j", "-n", "list"), what);
    }

    /// Starts to listen to packets that a rule has marked with `meta nftrace set 1`.
    public static Trace trace(Namespace in) throws IOException {
        return Trace.open(in);
    }

    private static void feed(String operation, Optional<Namespace> in, String text, String... arguments)
            throws IOException {
        String place = in.map(Namespace::label).orElse("this machine");
        run(operation + " the text in " + place, nft(List.of(arguments)).in(in).input(text));
    }

    private static String listed(Namespace in, List<String> start, String... what) throws IOException {
        var words = new ArrayList<>(start);
        words.addAll(what.length == 0 ? List.of("ruleset") : List.of(what));
        return run(
                "list " + String.join(" ", what) + " in " + in.label(),
                nft(words).in(in));
    }

    private static String run(String operation, Command command) throws IOException {
        var result = command.run();
        if (!result.ok()) {
            throw NftException.of(operation, result);
        }
        return result.out();
    }

    static Command nft(List<String> arguments) {
        var words = new ArrayList<String>();
        words.add("nft");
        words.addAll(arguments);
        return Command.of(words)
                .environment("TZ", "UTC")
                .environment("LC_ALL", "C.UTF-8")
                .deadline(LIMIT)
                .outputLimit(OUTPUT_LIMIT);
    }
}
