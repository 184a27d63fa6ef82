package bailey.proof;

/// Every granted flow's answers come back, and nothing else passes. Proved of the compiled rulesets ([Enforcement]).
final class StatefulReturn implements Law {
    @Override
    public String name() {
        return "stateful-return";
    }

    @Override
    public String demands() {
        return "At every firewall just what the file grants may begin, answers to it come back, and what belongs to no flow"
                + " and begins none goes nowhere.";
    }

    @Override
    public String why() {
        return "What a file promises is worth as much as the ruleset that is in the kernel. So each ruleset is proved to be"
                + " what its file means, for every packet, before anybody loads it.";
    }

    @Override
    public boolean waivable() {
        return false;
    }
}
