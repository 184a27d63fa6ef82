package bailey.proof;

import bailey.policy.Firewall;

/// What a machine of a shared wire can begin by wearing an address of `from`: the firewall `at`, asked by its leg on
/// the wire, takes the packet for that machine's. `first` where `at` is the first firewall on that machine's path, so
/// that doors open there.
record Loan(Held held, Part from, Part to, Firewall at, boolean first) {}
