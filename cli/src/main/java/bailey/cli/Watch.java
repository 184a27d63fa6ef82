package bailey.cli;

import bailey.language.Includes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A check that begins anew whenever a file of the site changes. It looks at the files rather than being told: editors
/// put new files in the place of old ones, and not every file system tells.
final class Watch {
    private static final int MILLISECONDS = 300;

    /// What one round says at most.
    private static final int MOST_LINES = 60;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final SiteFile file;
    private final Terminal terminal;
    private final InstantSource clock;

    /// By file, what tells one state of it from another.
    private final Map<String, String> seen = new LinkedHashMap<>();

    Watch(SiteFile file, Terminal terminal, InstantSource clock) {
        this.file = file;
        this.terminal = terminal;
        this.clock = clock;
    }

    /// Until it is interrupted. Gives no exit status: there is no end but that.
    int run() throws InterruptedException {
        while (true) {
            round();
            while (!changed()) {
                Thread.sleep(MILLISECONDS);
            }
        }
    }

    private void round() {
        seen.clear();
        note(file.path().toString());
        try {
            var reading = file.reading(clock, new Noted());
            say(List.of(TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "  " + file.path()));
            file.report(reading, terminal, false);
            reading.site()
                    .map(site -> Judged.of(site, clock.instant()))
                    .ifPresent(judged -> say(CheckText.lines(file, judged, terminal)));
        } catch (WrongInput gone) {
            gone.lines().forEach(terminal::warn);
        }
        terminal.out().flush();
        terminal.err().flush();
    }

    private void say(List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(terminal::say);
        if (lines.size() > MOST_LINES) {
            terminal.say("… and %,d lines more; `bailey check` tells them".formatted(lines.size() - MOST_LINES));
            terminal.say(lines.getLast());
        }
    }

    /// Before it is read, so that no change is missed.
    private void note(String name) {
        seen.putIfAbsent(name, state(name));
    }

    private boolean changed() {
        return seen.entrySet().stream().anyMatch(e -> !e.getValue().equals(state(e.getKey())));
    }

    private static String state(String name) {
        try {
            var is = Files.readAttributes(Path.of(name), BasicFileAttributes.class);
            return is.lastModifiedTime() + " " + is.size() + " " + Objects.toString(is.fileKey(), "");
        } catch (IOException gone) {
            return "gone";
        }
    }

    /// This machine's files; those that a reading asks for are watched from then on.
    private final class Noted implements Includes {
        @Override
        public String text(String name) throws IOException {
            note(name);
            return FILES.text(name);
        }

        @Override
        public boolean exists(String name) {
            note(name);
            return FILES.exists(name);
        }

        @Override
        public Path real(String name) throws IOException {
            note(name);
            return FILES.real(name);
        }
    }
}
