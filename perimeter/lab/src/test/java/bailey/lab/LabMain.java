package bailey.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A lab in a process of its own, to be killed. Says `up` when the machines stand.
final class LabMain {
    private LabMain() {}

    static void main(String[] arguments) throws Exception {
        var site = Sites.read(Path.of(arguments[0]));
        for (int round = 0; round < 20; round++) { // longer than anybody waits
            Lab.run(site, Instant.now(), new Lab.Watcher() {
                @Override
                public void up(int machines, int wires, Duration took) {
                    System.out.println("up");
                }

                @Override
                public void sent(int probes, int of) {}
            });
        }
    }
}
