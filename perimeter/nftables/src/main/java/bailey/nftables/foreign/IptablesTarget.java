package bailey.nftables.foreign;

import bailey.packet.AddressRange;
import bailey.packet.Family;
import bailey.packet.Ports;
import java.util.Optional;
import java.util.Set;

/// Reads what follows `-j`.
final class IptablesTarget {
    private IptablesTarget() {}

    static Act read(Family family, String name, Set<String> chains, IptablesWords words) {
        if (chains.contains(name)) {
            return new Act.Jump(name);
        }
        var text = name + words.restOfBlock();
        return switch (name) {
            case "ACCEPT" -> new Act.Accept();
            case "DROP" -> new Act.Drop();
            case "RETURN" -> new Act.Return();
            case "REJECT" -> new Act.Refuse(option(text, "--reject-with").orElse("icmp-port-unreachable"));
            case "NOTRACK" -> new Act.Untrack();
            case "CT" -> (text + " ").contains(" --notrack ") ? new Act.Untrack() : new Act.Nothing(text);
            case "DNAT" -> new Act.Rewrite(End.DESTINATION, to(family, "--to-destination", text));
            case "SNAT" -> new Act.Rewrite(End.SOURCE, to(family, "--to-source", text));
            case "NETMAP" -> new Act.Unknown(text); // which end it rewrites is the hook's to say
            case "MASQUERADE" -> new Act.Rewrite(End.SOURCE, self(text));
            case "REDIRECT" -> new Act.Rewrite(End.DESTINATION, self(text));
            case "LOG",
                    "NFLOG",
                    "ULOG",
                    "AUDIT",
                    "MARK",
                    "CONNMARK",
                    "TCPMSS",
                    "TCPOPTSTRIP",
                    "TOS",
                    "DSCP",
                    "TTL",
                    "HL",
                    "ECN",
                    "CLASSIFY",
                    "CHECKSUM",
                    "SET",
                    "TRACE",
                    "TEE",
                    "IDLETIMER",
                    "LED",
                    "SECMARK",
                    "CONNSECMARK",
                    "RATEEST",
                    "HMARK" -> new Act.Nothing(text);
            default -> new Act.Unknown(text);
        };
    }

    /// The value of an option that is there once.
    private static Optional<String> option(String text, String name) {
        int at = text.indexOf(" " + name + " ");
        if (at < 0 || text.indexOf(" " + name + " ", at + 1) >= 0) {
            return Optional.empty();
        }
        var rest = text.substring(at + name.length() + 2);
        int end = rest.indexOf(' ');
        return Optional.of(end < 0 ? rest : rest.substring(0, end));
    }

    private static Target self(String text) {
        if (!text.contains(" --to-ports ")) {
            return new Target.Self(Optional.empty());
        }
        var ports = option(text, "--to-ports").flatMap(IptablesTarget::ports);
        return ports.isPresent() ? new Target.Self(ports) : new Target.Unknown(text);
    }

    /// `A`, `A-B`, `A:P-Q`, `:P`, and for IPv6 `[A]:P`.
    private static Target to(Family family, String option, String text) {
        var value = option(text, option).orElse("");
        int bracket = value.lastIndexOf(']');
        int colon = family == Family.IPV4 || bracket >= 0 ? value.indexOf(':', bracket + 1) : -1;
        var inner =
                (colon < 0 ? value : value.substring(0, colon)).replace("[", "").replace("]", "");
        Optional<AddressRange> addresses = IptablesValues.addresses(family, inner);
        var ports = colon < 0 ? Optional.<Ports>empty() : ports(value.substring(colon + 1));
        boolean understood =
                (addresses.isPresent() || (inner.isEmpty() && colon >= 0)) && ports.isPresent() == (colon >= 0);
        return understood ? new Target.To(addresses, ports) : new Target.Unknown(text);
    }

    private static Optional<Ports> ports(String text) {
        return IptablesValues.range(text, '-').map(n -> new Ports((int) n.low(), (int) n.high()));
    }
}
