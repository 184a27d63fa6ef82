package bailey.bench;

import bailey.linux.Command;
import bailey.linux.Namespace;
import bailey.linux.Nft;
import bailey.nftables.Compiler;
import bailey.nftables.Options;
import bailey.nftables.Printer;
import bailey.packet.Family;
import java.io.IOException;
import java.time.Duration;

/// What Bailey's ruleset is compared with, and it itself.
enum Rival implements Contender {
    NONE("no rules"),
    MINIMAL("minimal, three rules"),
    HAND("hand-written"),
    HAND_AGAIN("hand-written, again"),
    OURS("ours"),
    LINEAR("nft, a rule a flow"),
    IPTABLES("iptables-nft, a rule a flow");

    private static final Duration LONGEST_LOAD = Duration.ofMinutes(2);
    private static final int MOST_RULES = 10_000;

    private final String label;

    Rival(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean judges() {
        return this != NONE && this != MINIMAL;
    }

    @Override
    public boolean runsAt(Scale scale) {
        return switch (this) {
            case NONE, MINIMAL, HAND, HAND_AGAIN, OURS -> true;
            case LINEAR, IPTABLES -> scale.flows() <= MOST_RULES;
        };
    }

    @Override
    public void load(Namespace wall, Scale scale) throws IOException {
        switch (this) {
            case NONE -> {}
            case MINIMAL -> Nft.apply(wall, ByHand.minimal());
            case HAND, HAND_AGAIN -> Nft.apply(wall, ByHand.expert(scale));
            case OURS -> Nft.apply(wall, ours(scale));
            case LINEAR -> Nft.apply(wall, ByHand.linear(scale));
            case IPTABLES -> {
                restore(wall, "iptables-nft-restore", ByHand.iptables(scale, Family.IPV4));
                restore(wall, "ip6tables-nft-restore", ByHand.iptables(scale, Family.IPV6));
            }
        }
    }

    /// What `show --as` prints for the generated site, and the bans beside it.
    static String ours(Scale scale) {
        var site = ManySite.read(ManySite.text(scale));
        var options = Options.at(ManySite.NOW);
        return Printer.print(Compiler.bans(options))
                + Printer.print(Compiler.compile(site, ManySite.wall(site), options))
                + bans("banned4", Family.IPV4)
                + bans("banned6", Family.IPV6);
    }

    private static String bans(String set, Family family) {
        return "add element inet bailey_bans %s { %s }\n".formatted(set, BanList.elements(family));
    }

    private static void restore(Namespace wall, String program, String rules) throws IOException {
        var result =
                Command.of(program).in(wall).input(rules).deadline(LONGEST_LOAD).run();
        if (!result.ok()) {
            throw new IOException(
                    "cannot load the rules by " + program + ": " + result.err().strip());
        }
    }
}
