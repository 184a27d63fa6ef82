package bailey.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bailey.packet.Family;
import bailey.packet.Protocol;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Frames that lie ready to be sent, as an array of struct mmsghdr, sendmmsg(2).
record Frames(MemorySegment messages, int count) {
    private static final int MMSGHDR = 64; // struct mmsghdr: struct msghdr (56 bytes), u32, u32
    private static final int IOV = 16; // struct msghdr: void *name, u32 length, struct iovec *iov, u64 count
    private static final int IOV_COUNT = 24;
    private static final int SOURCE_PORT = 40_000;
    private static final long ORDER = 1; // the seed: every contender gets the same frames in the same order

    /// One of each UDP flow and family, from client to server; shuffled, so that some are like all.
    static Frames onward(Arena arena, Scale scale) {
        return of(
                arena,
                scale,
                (flow, family) ->
                        new Frame(Plan.DMZ, flow.source(family), SOURCE_PORT, flow.destination(family), flow.port()));
    }

    /// The answers to those, in the same order.
    static Frames back(Arena arena, Scale scale) {
        return of(
                arena,
                scale,
                (flow, family) -> new Frame(
                        Plan.LAN,
                        /* source= */ flow.destination(family),
                        /* sourcePort= */ flow.port(),
                        /* destination= */ flow.source(family),
                        /* destinationPort= */ SOURCE_PORT));
    }

    /// What no flow grants: each flow's packet to a port that is nobody's.
    static Frames stray(Arena arena, Scale scale) {
        return of(
                arena,
                scale,
                (flow, family) -> new Frame(
                        Plan.DMZ, flow.source(family), SOURCE_PORT, flow.destination(family), flow.port() + 10_000));
    }

    @FunctionalInterface
    private interface Kind {
        Frame of(FlowLine flow, Family family);
    }

    private static Frames of(Arena arena, Scale scale, Kind kind) {
        var frames = new ArrayList<Frame>();
        for (var flow : scale.lines(Protocol.UDP)) {
            for (var family : Family.values()) {
                frames.add(kind.of(flow, family));
            }
        }
        Collections.shuffle(frames, new Random(ORDER));
        return laidOut(arena, frames);
    }

    private static Frames laidOut(Arena arena, List<Frame> frames) {
        var messages = arena.allocate((long) MMSGHDR * frames.size(), 8);
        for (int i = 0; i < frames.size(); i++) {
            var bytes = frames.get(i).bytes();
            var frame = arena.allocate(bytes.length, 16);
            MemorySegment.copy(bytes, 0, frame, JAVA_BYTE, 0, bytes.length);
            var vector = arena.allocate(16, 8);
            vector.set(ADDRESS, 0, frame);
            vector.set(JAVA_LONG, 8, bytes.length);
            long at = (long) MMSGHDR * i;
            messages.set(ADDRESS, at + IOV, vector);
            messages.set(JAVA_LONG, at + IOV_COUNT, 1);
        }
        return new Frames(messages, frames.size());
    }

    /// Those from number `first` on.
    MemorySegment from(int first) {
        return messages.asSlice((long) MMSGHDR * first);
    }
}
