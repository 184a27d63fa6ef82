package bailey.bench;

import bailey.linux.Command;
import bailey.packet.Address;
import bailey.packet.Prefix;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The solver z3, which is asked for a packet that two lists of first-match rules judge differently: a theory of bit
/// vectors instead of a diagram, in a process of its own.
final class Z3 {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Z3() {}

    /// Whether there is such a packet; empty if z3 is not installed, or cannot tell in time.
    static Optional<Boolean> differ(Acl one, Acl other) {
        try {
            var command = Command.of("z3", "-in", "-T:" + LONGEST.toSeconds()).input(question(one, other));
            var answer = command.deadline(LONGEST.plusSeconds(10)).run().out().strip();
            return answer.equals("sat") || answer.equals("unsat")
                    ? Optional.of(answer.equals("sat"))
                    : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /// In SMT-LIB 2.
    private static String question(Acl one, Acl other) {
        var text = new StringBuilder("""
                (set-logic QF_BV)
                (declare-const source (_ BitVec 32))
                (declare-const destination (_ BitVec 32))
                (declare-const protocol (_ BitVec 8))
                (declare-const port (_ BitVec 16))
                """);
        define(text, "a", one);
        define(text, "b", other);
        return text.append("(assert (distinct a0 b0))\n(check-sat)\n").toString();
    }

    /// Each rule is a variable that is the next one's where it does not fit: functions would be written out.
    private static void define(StringBuilder text, String name, Acl acl) {
        int size = acl.rules().size();
        text.append("(declare-const %1$s%2$d Bool)\n(assert (not %1$s%2$d))\n".formatted(name, size));
        for (int i = size - 1; i >= 0; i--) {
            var rule = acl.rules().get(i);
            text.append(
                    "(declare-const %1$s%2$d Bool)\n(assert (= %1$s%2$d (ite (and %3$s %4$s (= protocol (_ bv%5$d 8)) %6$s) %7$b %1$s%8$d)))\n"
                            .formatted(
                                    name,
                                    i,
                                    within("source", rule.source()),
                                    within("destination", rule.destination()),
                                    rule.protocol().number(),
                                    between(rule.ports().low(), rule.ports().high()),
                                    rule.accepts(),
                                    i + 1));
        }
    }

    private static String within(String field, Prefix prefix) {
        int length = prefix.length();
        return length == 0
                ? "true"
                : "(= ((_ extract 31 %d) %s) (_ bv%d %d))"
                        .formatted(32 - length, field, number(prefix.first()) >>> (32 - length), length);
    }

    private static long number(Address address) {
        return address.low() & 0xffff_ffffL;
    }

    private static String between(int low, int high) {
        return "(bvule (_ bv%d 16) port) (bvule port (_ bv%d 16))".formatted(low, high);
    }
}
