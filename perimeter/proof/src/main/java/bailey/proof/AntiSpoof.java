package bailey.proof;

/// A packet is accepted only by the leg where its source's path ends. Proved of the compiled rulesets ([Enforcement]).
final class AntiSpoof implements Law {
    @Override
    public String name() {
        return "anti-spoof";
    }

    @Override
    public String demands() {
        return "Every firewall accepts a packet only by the leg that the way from its source leads to.";
    }

    @Override
    public String why() {
        return "Grants name sources. Who may wear any address may do all that anybody may.";
    }

    @Override
    public boolean waivable() {
        return false;
    }
}
