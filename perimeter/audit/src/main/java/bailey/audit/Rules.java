package bailey.audit;

import bailey.nftables.foreign.ForeignException;
import bailey.nftables.foreign.ForeignRuleset;
import bailey.nftables.foreign.Ipsets;
import bailey.nftables.foreign.IptablesReader;
import bailey.nftables.foreign.NftReader;
import bailey.packet.Family;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules of one machine, of one or several texts, and the families that they speak for.
public record Rules(ForeignRuleset ruleset, Set<Family> families) {
    private static final int MOST = 2;

    public Rules {
        families = Set.copyOf(families);
    }

    /// One machine's rules, or two to be told apart. Texts of different kinds belong together; one of a kind that was
    /// there already begins the second machine.
    public static List<Rules> read(List<RulesText> texts) throws WrongRules {
        var machines = new ArrayList<Map<RulesKind, RulesText>>();
        for (var text : texts) {
            var kind = text.kind();
            if (machines.isEmpty() || machines.getLast().containsKey(kind)) {
                machines.add(new EnumMap<>(RulesKind.class));
            }
            machines.getLast().put(kind, text);
        }
        if (machines.size() > MOST) {
            throw new WrongRules("three texts of one kind: two rulesets can be told apart, not more");
        }
        var all = new ArrayList<Rules>();
        for (var machine : machines) {
            all.add(machine(machine));
        }
        return all;
    }

    private static Rules machine(Map<RulesKind, RulesText> texts) throws WrongRules {
        var rules = new Rules(new ForeignRuleset(List.of(), List.of()), Set.of());
        var sets = sets(texts);
        for (var each : texts.entrySet()) {
            rules = rules.with(each.getKey(), each.getValue(), sets);
        }
        if (rules.families.isEmpty()) {
            throw new WrongRules(texts.values().iterator().next().name() + ": sets alone filter nothing");
        }
        return rules;
    }

    private static Ipsets sets(Map<RulesKind, RulesText> texts) throws WrongRules {
        var text = texts.get(RulesKind.IPSET);
        if (text == null) {
            return Ipsets.NONE;
        }
        try {
            return Ipsets.read(text.text());
        } catch (ForeignException wrong) {
            throw text.wrong(wrong);
        }
    }

    private Rules with(RulesKind kind, RulesText text, Ipsets sets) throws WrongRules {
        try {
            return switch (kind) {
                case NFT -> and(NftReader.read(text.text()), EnumSet.allOf(Family.class));
                case IPTABLES -> and(IptablesReader.read(Family.IPV4, text.text(), sets), Set.of(Family.IPV4));
                case IP6TABLES -> and(IptablesReader.read(Family.IPV6, text.text(), sets), Set.of(Family.IPV6));
                case IPSET -> this;
            };
        } catch (ForeignException wrong) {
            throw text.wrong(wrong);
        }
    }

    private Rules and(ForeignRuleset more, Set<Family> seen) {
        var both = EnumSet.noneOf(Family.class);
        both.addAll(families);
        both.addAll(seen);
        return new Rules(ruleset.with(more), both);
    }
}
