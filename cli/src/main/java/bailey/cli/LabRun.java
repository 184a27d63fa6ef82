package bailey.cli;

import bailey.lab.Lab;
import bailey.lab.Programme;
import bailey.proof.Finding;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A rehearsal from beginning to end: the site is put up and probed, and what came of it is told.
final class LabRun {
    private final Terminal terminal;
    private final InstantSource clock;
    private final LabWish wish;
    private List<Finding> findings = List.of();

    LabRun(Terminal terminal, InstantSource clock, LabWish wish) {
        this.terminal = terminal;
        this.clock = clock;
        this.wish = wish;
    }

    /// What becomes of a lab that was rehearsed; gives the exit status.
    interface Ending {
        int of(Lab lab, Lab.Run run) throws IOException, InterruptedException;
    }

    /// Takes it down at the end. Gives the exit status.
    int run() throws InterruptedException {
        return run((lab, run) -> {
            tell(run.after(lab::close));
            return status(run);
        });
    }

    int run(Ending ending) throws InterruptedException {
        var read = SiteFile.named(wish.site()).site(clock, terminal, wish.json());
        if (read.isEmpty()) {
            return Status.WRONG_INPUT;
        }
        var now = clock.instant();
        var judged = Judged.of(read.get(), now);
        terminal.warn(judged.summary());
        findings = judged.findings();
        var whole = Programme.of(read.get(), now, judged.witnesses());
        var programme = wish.only().map(only -> only.of(whole)).orElse(whole);
        try {
            return LabRights.missing(terminal) ? Status.REFUSED : rehearse(programme, ending);
        } catch (IOException refused) {
            ("bailey: the lab could not be put up: " + refused.getMessage())
                    .lines()
                    .forEach(terminal::warn);
            return Status.REFUSED;
        }
    }

    private int rehearse(Programme programme, Ending ending) throws IOException, InterruptedException {
        var traced = wish.trace() ? Lab.Traced.ALL : Lab.Traced.MISMATCHES;
        if (wish.capture().isEmpty()) {
            try (var lab = Lab.up(programme, new Told())) {
                return ending.of(lab, lab.rehearse(traced));
            }
        }
        try (var file = CaptureFile.opened(wish.capture().get());
                var lab = Lab.up(programme, new Told())) {
            return ending.of(lab, lab.rehearse(traced, file));
        }
    }

    static int status(Lab.Run run) {
        return run.holds() ? Status.HOLDS : Status.DOES_NOT_HOLD;
    }

    void tell(Lab.Run run) {
        if (wish.json()) {
            terminal.print(LabJson.of(run));
        } else {
            new LabText(terminal, run, findings).lines().forEach(terminal::say);
        }
    }

    /// Progress on standard error: a line where it is a file, one line that grows where it is a terminal.
    private final class Told implements Lab.Watcher {
        @Override
        public void up(int machines, int wires, Duration took) {
            say("%d machines on %d wires are up (%s)".formatted(machines, wires, LabText.seconds(took)));
        }

        @Override
        public void sent(int probes, int of) {
            if (terminal.colour()) {
                terminal.err().printf("\r%,d of %,d packets sent%s", probes, of, probes == of ? "\r\033[K" : "");
                terminal.err().flush();
            } else if (probes == of) {
                say("%,d packets sent".formatted(of));
            }
        }

        @Override
        public void captured(int packets, int lost) {
            say("%,d sights of them are in %s".formatted(packets, wish.capture().orElseThrow())
                    + (lost == 0 ? "" : ", and %,d more were too many".formatted(lost)));
        }

        private void say(String line) {
            terminal.warn(line);
            terminal.err().flush();
        }
    }
}
