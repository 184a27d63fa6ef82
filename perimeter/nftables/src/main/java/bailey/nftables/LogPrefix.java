package bailey.nftables;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a logged packet is introduced with. Words separated by one blank, the last blank included, at most 127
/// bytes:
///
///     prefix = "bailey " REASON " " FROM ">" TO " "     a packet that was stopped
///            / "bailey pass " FILE ":" LINE " "         the first packet of a flow of a line with `log`
///     FROM, TO = the zone of a leg / the firewall itself / "*" (not known, or any)
///
/// REASON is a [Reason] in small letters. Names and files are shortened to 40 characters when
/// printed.
public sealed interface LogPrefix {
    int LONGEST_NAME = 40;

    /// Why a packet was stopped.
    enum Reason {
        /// No line grants it.
        DENY,
        /// This machine is not on the path from its source to its destination.
        OFFPATH,
        /// Its source is not behind the leg it came in by.
        SPOOF,
        /// Source or destination is no unicast address.
        NONUNICAST,
        /// It belongs to no flow and can begin none.
        INVALID,
        /// TCP that belongs to no flow and is no SYN.
        NEWNOTSYN,
        /// Its flow's last line ended (`until`).
        ENDED,
        /// It says by which way it wants to go.
        SOURCEROUTE,
        /// An ICMP redirect.
        REDIRECT,
        /// Neighbour discovery that wants to be forwarded, or one family's ICMP in the other.
        LINKONLY,
        /// Its source is banned.
        BAN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Stopped(Reason reason, String from, String to) implements LogPrefix {
        @Override
        public String print() {
            return "bailey " + reason.word() + " " + shortened(from) + ">" + shortened(to) + " ";
        }
    }

    record Passed(String file, int line) implements LogPrefix {
        public Passed {
            file = file.substring(Math.max(0, file.length() - LONGEST_NAME));
        }

        @Override
        public String print() {
            return "bailey pass " + file + ":" + line + " ";
        }
    }

    String print();

    Pattern PASSED = Pattern.compile("bailey pass (\\S+):(\\d{1,9}) ?");
    Pattern STOPPED = Pattern.compile("bailey ([a-z]+) ([^\\s>]+)>([^\\s>]+) ?");

    /// Empty if it is none of ours.
    static Optional<LogPrefix> parse(String text) {
        var passed = PASSED.matcher(text);
        if (passed.matches()) {
            return Optional.of(new Passed(passed.group(1), Integer.parseInt(passed.group(2))));
        }
        var stopped = STOPPED.matcher(text);
        if (!stopped.matches()) {
            return Optional.empty();
        }
        for (var reason : Reason.values()) {
            if (reason.word().equals(stopped.group(1))) {
                return Optional.of(new Stopped(reason, stopped.group(2), stopped.group(3)));
            }
        }
        return Optional.empty();
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
