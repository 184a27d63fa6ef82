package bailey.proof;

import bailey.policy.Line;
import bailey.policy.Origin;
import bailey.policy.Promise;

/// Why a site is no proved perimeter.
public sealed interface Finding {
    /// A law does not hold.
    record BrokenLaw(Law law, Breach breach) implements Finding {}

    /// A promise of the file does not hold.
    record BrokenPromise(Promise promise, Breach breach) implements Finding {}

    /// A waiver of a law that the same would break without.
    record IdleWaiver(Line line, Law law) implements Finding {}

    /// Nobody knows: `what` took more work than `why` allows. Never to be taken for a yes.
    record Unproven(String what, String why, Origin at) implements Finding {}

    /// The first place in the file that it is about.
    default Origin at() {
        return switch (this) {
            case BrokenLaw(var _, var breach) -> breach.at().getFirst();
            case BrokenPromise(var promise, var _) -> promise.origin();
            case IdleWaiver(var line, var _) -> line.origin();
            case Unproven(var _, var _, var at) -> at;
        };
    }

    /// What it says, in one sentence.
    default String message() {
        return switch (this) {
            case BrokenLaw(var law, var breach) -> law.name() + ": " + breach.message();
            case BrokenPromise(var promise, var breach) -> "`" + promise.text() + "` is not kept: " + breach.message();
            case IdleWaiver(var line, var law) ->
                "`" + line.text() + "` waives " + law.name() + ", and the law is broken no less without that";
            case Unproven(var what, var why, var _) -> "not proved: " + what + " (" + why + ")";
        };
    }

    /// The least change that mends it.
    default String mend() {
        return switch (this) {
            case BrokenLaw(var _, var breach) -> breach.mend();
            case BrokenPromise(var _, var breach) -> breach.mend();
            case IdleWaiver(var _, var law) -> "remove `" + law.name() + "` from `waives:`";
            case Unproven _ -> "name fewer machines, or put them into groups and zones";
        };
    }
}
