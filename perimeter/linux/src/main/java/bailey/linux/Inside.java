package bailey.linux;

import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Fresh platform threads, the only ones that may change their namespace: they die with their one task, so no pool and
/// no carrier of virtual threads is left in the wrong place.
final class Inside {
    private Inside() {}

    /// Runs `act` on a thread of its own and waits for it to end; rethrows what it
    /// threw. The caller answers for naming in `X` what `act` can throw.
    static <T extends @Nullable Object, X extends Exception> T thread(String name, Namespace.Act<T, Exception> act)
            throws X {
        var task = new FutureTask<T>(act::call);
        var thread = unstarted(name, task);
        thread.start();
        join(thread);
        try {
            return task.resultNow();
        } catch (IllegalStateException failed) {
            throw Inside.<X>asDeclared(task.exceptionNow());
        }
    }

    static Thread unstarted(String name, Runnable task) {
        return Thread.ofPlatform()
                .name(name)
                .daemon(true)
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
    }

    /// Waits for the thread's end; an interrupt is handed on to it and kept.
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) { // ends with the act
            try {
                thread.join();
            } catch (InterruptedException told) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // an act throws X or what needs no declaration
    private static <X extends Exception> X asDeclared(Throwable thrown) throws X {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (X) thrown;
    }
}
