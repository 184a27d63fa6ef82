package bailey.cli;

import bailey.language.Includes;
import bailey.language.Problem;
import bailey.language.Reader;
import bailey.language.Reading;
import bailey.policy.Site;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The file that a command is about.
record SiteFile(Path path) {
    private static final int SHOWN = 5;

    /// By the word that names it.
    static SiteFile named(String word) {
        try {
            return new SiteFile(Path.of(word));
        } catch (InvalidPathException wrong) {
            throw new WrongInput("`" + word + "` is no name of a file");
        }
    }

    Reading reading(InstantSource clock) {
        return reading(clock, Includes.FILES);
    }

    Reading reading(InstantSource clock, Includes includes) {
        return Reader.read(path.toString(), text(), includes, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    String text() {
        if (Files.notExists(path)) {
            throw new WrongInput("cannot read " + path + ": there is no such file; " + beside());
        }
        if (Files.isDirectory(path)) {
            throw new WrongInput("cannot read " + path + ": it is a folder; name the site's file in it");
        }
        try {
            return Files.exists(path) && !Files.isRegularFile(path) ? piped() : Includes.FILES.text(path.toString());
        } catch (AccessDeniedException denied) {
            throw new WrongInput("cannot read " + path + ": you may not (see ls -l)");
        } catch (IOException unreadable) {
            throw new WrongInput("cannot read " + path + ": " + unreadable.getMessage());
        }
    }

    /// What may have been meant by a file that is not there.
    private String beside() {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null || Files.notExists(folder)) {
            return "nor is there its folder";
        }
        try (var files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            var names = StreamSupport.stream(files.spliterator(), false)
                    .limit(SHOWN * 100)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
            if (!names.isEmpty()) {
                return "beside it there " + (names.size() == 1 ? "is " : "are ")
                        + names.stream().limit(SHOWN).collect(Collectors.joining(" "))
                        + (names.size() > SHOWN ? " …" : "");
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return "and its folder cannot be read";
        }
        return "name a site's file, for instance examples/office.yaml of Bailey's own folder";
    }

    /// What comes out of a pipe: `/dev/stdin`, or the shell's `<(…)`.
    private String piped() throws IOException {
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(Reader.LONGEST_TEXT + 1);
            if (bytes.length > Reader.LONGEST_TEXT) {
                throw new IOException("it is longer than 64 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new IOException("it is not UTF-8", wrong);
        }
    }

    /// The site; or its problems where people or programs expect them, and nothing.
    Optional<Site> site(InstantSource clock, Terminal terminal, boolean json) {
        var reading = reading(clock);
        if (reading.site().isEmpty()) {
            report(reading, terminal, json);
        }
        return reading.site();
    }

    void report(Reading reading, Terminal terminal, boolean json) {
        if (json) {
            terminal.print(CheckJson.of(path.toString(), reading));
            return;
        }
        for (Problem problem : reading.problems()) {
            problem.toString().lines().forEach(terminal::warn);
        }
        for (Problem warning : reading.warnings()) {
            warning.toString().lines().forEach(terminal::warn);
        }
        int count = reading.problems().size();
        if (count > 1) {
            terminal.warn(SiteTable.count(count, "problem") + " in " + path);
        }
    }
}
