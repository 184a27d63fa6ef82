package bailey.nftables.foreign;

import bailey.nftables.foreign.Condition.Beyond;
import bailey.nftables.foreign.Condition.Unknown;
import bailey.nftables.foreign.Fact.Header;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one rule of `iptables-save`, its chain taken already.
final class IptablesRule {
    private final Family family;
    private final Ipsets sets;
    private final Set<String> chains;
    private final String place;
    private final List<Step> steps = new ArrayList<>();
    private String comment = "";

    IptablesRule(Family family, Ipsets sets, Set<String> chains, String place) {
        this.family = family;
        this.sets = sets;
        this.chains = chains;
        this.place = place;
    }

    ForeignRule read(IptablesWords words) throws ForeignException {
        while (words.more()) {
            boolean is = !words.take("!");
            var option = value(words, "!");
            switch (option) {
                case "-m", "--match" -> match(value(words, option), words);
                case "-j", "--jump" -> steps.add(IptablesTarget.read(family, value(words, option), chains, words));
                case "-g", "--goto" -> steps.add(new Act.Goto(value(words, option)));
                case "-c", "--set-counters" -> {
                    value(words, option);
                    value(words, option);
                }
                case "-4", "--ipv4", "-6", "--ipv6" -> {}
                case "--comment" -> comment = value(words, option);
                default -> steps.addAll(condition(option, is, words));
            }
        }
        // `-p tcp -m tcp` asks for the protocol twice.
        return new ForeignRule(steps.stream().distinct().toList(), comment, place);
    }

    private String value(IptablesWords words, String option) throws ForeignException {
        return words.take().orElseThrow(() -> new ForeignException(place, option + " has no value"));
    }

    private void match(String module, IptablesWords words) {
        switch (module) {
            case "tcp", "udp", "udplite", "sctp", "dccp", "icmp", "icmp6" ->
                steps.add(Condition.is(Header.PROTOCOL, Names.protocol(module).orElseThrow()));
            case "comment", "multiport", "iprange", "addrtype", "set", "state" -> {}
            case "conntrack" -> steps.addAll(IptablesConntrack.read(words));
            default -> steps.add(whole(module, "-m " + module + words.restOfBlock()));
        }
    }

    /// A module that is about more than headers, its options together.
    private static Condition whole(String module, String text) {
        return switch (module) {
            case "limit", "quota" -> new Beyond(text, Truth.of(!text.contains(" ! ")));
            case "hashlimit" -> new Beyond(text, Truth.of(!text.contains("--hashlimit-above")));
            case "connlimit" ->
                new Beyond(text, Truth.of(!text.contains("--connlimit-above")).when(!text.contains(" ! ")));
            case "rpfilter" -> new Beyond(text, Truth.of(!text.contains("--invert")));
            case "pkttype" ->
                new Beyond(
                        text,
                        Truth.of(text.contains("unicast") || text.contains("host"))
                                .when(!text.contains(" ! ")));
            case "frag", "rt", "hbh", "dst", "ipv4options" ->
                new Beyond(text, text.contains(" ! ") ? Truth.MAYBE : Truth.NO);
            case "mark",
                    "connmark",
                    "length",
                    "ttl",
                    "hl",
                    "tos",
                    "dscp",
                    "time",
                    "owner",
                    "mac",
                    "statistic",
                    "connbytes",
                    "recent",
                    "helper",
                    "string",
                    "tcpmss",
                    "ecn",
                    "esp",
                    "ah",
                    "eui64",
                    "realm",
                    "cgroup",
                    "cluster",
                    "cpu",
                    "devgroup",
                    "ipvs",
                    "physdev",
                    "policy",
                    "socket",
                    "ipv6header" -> new Beyond(text, Truth.MAYBE);
            default -> new Unknown(text);
        };
    }

    private List<Condition> condition(String option, boolean is, IptablesWords words) throws ForeignException {
        var text = (is ? "" : "! ") + option;
        return switch (option) {
            case "-s", "--source", "--src" -> address(Header.SOURCE, is, value(words, option), text);
            case "-d", "--destination", "--dst" -> address(Header.DESTINATION, is, value(words, option), text);
            case "-i", "--in-interface" -> device(Header.IN, is, value(words, option));
            case "-o", "--out-interface" -> device(Header.OUT, is, value(words, option));
            case "-p", "--protocol" -> protocol(is, value(words, option), text);
            case "-f", "--fragment" -> List.of(new Beyond(text, Truth.of(!is)));
            case "--sport", "--source-port", "--sports", "--source-ports" ->
                ports(Header.SOURCE_PORT, is, value(words, option), text);
            case "--dport", "--destination-port", "--dports", "--destination-ports" ->
                ports(Header.DESTINATION_PORT, is, value(words, option), text);
            case "--syn" -> List.of(new Condition.Flags(0x17, is, 2));
            case "--tcp-flags" -> flags(is, value(words, option), value(words, option), text);
            case "--icmp-type", "--icmpv6-type" -> icmp(is, value(words, option), text);
            case "--state" -> List.of(IptablesConntrack.states(is, value(words, option), text));
            case "--src-range" -> range(Header.SOURCE, is, value(words, option), text);
            case "--dst-range" -> range(Header.DESTINATION, is, value(words, option), text);
            case "--src-type" -> kept(End.SOURCE, is, value(words, option), text);
            case "--dst-type" -> kept(End.DESTINATION, is, value(words, option), text);
            case "--match-set" -> sets.match(value(words, option), value(words, option), is, family);
            default -> List.of(new Unknown(text + words.values()));
        };
    }

    private static List<Condition> understood(Optional<? extends Condition> condition, String text) {
        return List.of(condition.<Condition>map(c -> c).orElseGet(() -> new Unknown(text)));
    }

    private List<Condition> address(Fact fact, boolean is, String value, String text) {
        return understood(
                IptablesValues.net(family, value).map(s -> new Condition.Is(fact, is, List.of(s))), text + " " + value);
    }

    private List<Condition> range(Fact fact, boolean is, String value, String text) {
        return understood(
                IptablesValues.addresses(family, value)
                        .map(r -> new Condition.Is(fact, is, List.of(new Span.Addresses(r)))),
                text + " " + value);
    }

    private static List<Condition> device(Fact fact, boolean is, String name) {
        var span = name.endsWith("+")
                ? new Span.Device(name.substring(0, name.length() - 1), true)
                : new Span.Device(name, false);
        return List.of(new Condition.Is(fact, is, List.of(span)));
    }

    private static List<Condition> protocol(boolean is, String name, String text) {
        if (is && (name.equals("all") || name.equals("0"))) {
            return List.of();
        }
        var number = Names.protocol(name);
        return List.of(
                number.isPresent() && number.getAsLong() != 0
                        ? new Condition.Is(Header.PROTOCOL, is, List.of(Span.of(number.getAsLong())))
                        : new Unknown(text + " " + name));
    }

    private static List<Condition> ports(Fact fact, boolean is, String value, String text) {
        return understood(IptablesValues.ports(value).map(s -> new Condition.Is(fact, is, s)), text + " " + value);
    }

    private static List<Condition> flags(boolean is, String mask, String set, String text) {
        var among = IptablesValues.flags(mask);
        var these = IptablesValues.flags(set);
        return List.of(
                among.isPresent() && these.isPresent()
                        ? new Condition.Flags(among.getAsInt(), is, these.getAsInt())
                        : new Unknown(text + " " + mask + " " + set));
    }

    /// `any`, `8`, `echo-request`, or `3/4`: a type and a code, of which the code is not the header's to tell.
    private List<Condition> icmp(boolean is, String value, String text) {
        if (value.equals("any")) {
            return is ? List.of() : List.of(new Unknown(text + " any"));
        }
        int slash = value.indexOf('/');
        var word = slash < 0 ? value : value.substring(0, slash);
        var type = family == Family.IPV4 ? Names.icmp(word) : Names.icmpv6(word);
        if (type.isEmpty() || (slash >= 0 && !is)) {
            return List.of(new Unknown(text + " " + value));
        }
        var of = new Condition.Is(Header.ICMP_TYPE, is, List.of(Span.of(type.getAsLong())));
        return slash < 0 ? List.of(of) : List.of(of, new Beyond(text + " " + value, Truth.MAYBE));
    }

    private static List<Condition> kept(End end, boolean is, String value, String text) {
        var kinds = List.of(value.split(",", -1)).stream().map(AddressKind::of).toList();
        boolean known = kinds.stream().allMatch(Optional::isPresent);
        return List.of(
                known
                        ? new Condition.Kept(
                                end,
                                is,
                                Set.copyOf(kinds.stream().map(Optional::get).toList()))
                        : new Unknown(text + " " + value));
    }
}
