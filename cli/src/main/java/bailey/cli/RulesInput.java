package bailey.cli;

import bailey.audit.AuditZone;
import bailey.audit.Guess;
import bailey.audit.Rules;
import bailey.audit.RulesText;
import bailey.audit.WrongRules;
import bailey.audit.ZoneWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The rules of somebody's present firewall as a command takes them, and the zones around it.
final class RulesInput {
    private static final int MOST_BYTES = 128 << 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "RULES",
            description = {
                "What `nft -j list ruleset`, iptables-save, ip6tables-save or `ipset save` printed; - is standard input."
                        + " Files of different kinds belong together."
            })
    List<String> files = List.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = {
                "A zone as NAME=ROLE:DEVICE,…[:PREFIX,…]; repeat it for each. ROLE is external, dmz, internal or"
                        + " management; a DEVICE of - is any other; a PREFIX with the firewall's own address, as"
                        + " 192.168.7.1/24, tells both. Without zones they are guessed."
            })
    List<String> zones = List.of();

    @Option(names = "--zones", paramLabel = "FILE", description = "A file of such zones, one a line.")
    Optional<String> zoneFile = Optional.empty();

    /// One machine's rules, or two machines'.
    List<Rules> rules() {
        var texts = files.stream().map(f -> new RulesText(f, text(f))).toList();
        try {
            return Rules.read(texts);
        } catch (WrongRules wrong) {
            throw wrong(wrong);
        }
    }

    boolean guessed() {
        return zones.isEmpty() && zoneFile.isEmpty();
    }

    /// As they were given, else as the rules suggest.
    List<AuditZone> zones(Rules rules) {
        if (guessed()) {
            return Guess.zones(rules.ruleset());
        }
        var words = new ArrayList<>(zones);
        zoneFile.ifPresent(f -> words.addAll(ZoneWords.lines(text(f))));
        try {
            return ZoneWords.read(words);
        } catch (WrongRules wrong) {
            throw wrong(wrong);
        }
    }

    private static WrongInput wrong(WrongRules wrong) {
        return new WrongInput(Optional.ofNullable(wrong.getMessage()).orElse("wrong rules"));
    }

    private static String text(String file) {
        var path = path(file);
        if (Files.notExists(path)) {
            throw new WrongInput("cannot read " + file + ": there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new WrongInput("cannot read " + file + ": it is a folder");
        }
        try (var in = Files.newInputStream(path)) {
            return text(in);
        } catch (AccessDeniedException denied) {
            throw new WrongInput("cannot read " + file + ": you may not (see ls -l)");
        } catch (CharacterCodingException wrong) {
            throw new WrongInput("cannot read " + file + ": it is not UTF-8");
        } catch (IOException unreadable) {
            throw new WrongInput("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file.equals("-") ? "/dev/stdin" : file);
        } catch (InvalidPathException wrong) {
            throw new WrongInput("`" + file + "` is no name of a file");
        }
    }

    private static String text(InputStream in) throws IOException {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it is longer than 128 MiB");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
