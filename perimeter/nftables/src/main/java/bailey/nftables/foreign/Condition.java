package bailey.nftables.foreign;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A question about the packet. Where the packet lacks what is asked for, the answer is no, the question's opposite
/// included.
public sealed interface Condition extends Step {
    /// The fact is in one of `spans` (or, not `is`, in none).
    record Is(Fact fact, boolean is, List<Span> spans) implements Condition {
        public Is {
            spans = List.copyOf(spans);
        }
    }

    /// The facts together are an element of a set (or, not `in`, none).
    record In(List<Fact> key, boolean in, Elements set) implements Condition {
        public In {
            key = List.copyOf(key);
        }
    }

    /// The bits of `mask` among TCP's flags are `value` (or, not `is`, something else).
    record Flags(int mask, boolean is, int value) implements Condition {}

    /// This machine's routes hold the address at an end of the packet for one of `kinds` (or, not `is`, for another).
    record Kept(End end, boolean is, Set<AddressKind> kinds) implements Condition {
        public Kept {
            kinds = Collections.unmodifiableSet(new TreeSet<>(kinds)); // in one order, for people
        }
    }

    /// What is understood, but is about more than headers: the time, a bucket, an option, a mark. `ordinary` is how it
    /// is for an ordinary packet at a calm moment: without options, in one piece, by the way that the answer
    /// takes, with tokens in each bucket.
    record Beyond(String text, Truth ordinary) implements Condition {}

    /// What is not understood: it may match and may not.
    record Unknown(String text) implements Condition {}

    static Condition is(Fact fact, long number) {
        return new Is(fact, true, List.of(Span.of(number)));
    }
}
