package bailey.cli;

import bailey.language.Includes;
import bailey.language.Reader;
import bailey.policy.Site;
import bailey.proof.Finding;
import bailey.proof.Proof;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A site's file with the lines of a remedy pasted in, in memory: what of laws and promises would break by them.
///
/// @param findings what is found then and not now
record Pasted(List<Finding> findings) {
    /// Places shift by the pasted lines, so that they tell nothing apart.
    private static final Pattern PLACE = Pattern.compile("\\b(lines?) \\d+(, \\d+)*|:\\d+(:\\d+)?");

    Pasted {
        findings = List.copyOf(findings);
    }

    /// Empty where there is nothing to paste, something is to be filled in first, or the file cannot be read twice.
    static Optional<Pasted> of(SiteFile file, Site site, Remedy remedy, InstantSource clock) {
        if (remedy.section().isEmpty() || !Files.isRegularFile(file.path())) {
            return Optional.empty();
        }
        var text = into(file.text().lines().toList(), remedy.section().get(), remedy.lines());
        var whole = remedy.nat().map(n -> into(text, "nat", List.of(n))).orElse(text);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Reader.read(file.path().toString(), String.join("\n", whole) + "\n", Includes.FILES, today)
                .site()
                .map(changed -> new Pasted(more(Proof.of(site), Proof.of(changed))));
    }

    private static List<Finding> more(Proof before, Proof after) {
        var known = before.findings().stream().map(Pasted::said).collect(Collectors.toSet());
        return after.findings().stream().filter(f -> !known.contains(said(f))).toList();
    }

    private static String said(Finding finding) {
        return PLACE.matcher(finding.message()).replaceAll("");
    }

    /// At the end of a section, indented as it is; a section that is not there is begun at the end of the file.
    private static List<String> into(List<String> text, String section, List<String> lines) {
        var whole = new ArrayList<>(text);
        int head = head(text, section);
        if (head < 0) {
            whole.add(section + ":");
            lines.forEach(l -> whole.add("  " + l));
            return whole;
        }
        int end = end(text, head);
        var indent = text.subList(head + 1, end).stream()
                .filter(l -> l.stripLeading().startsWith("- "))
                .map(l -> l.substring(0, l.indexOf('-')))
                .findFirst()
                .orElse("  ");
        whole.addAll(end, lines.stream().map(indent::concat).toList());
        return whole;
    }

    private static int head(List<String> text, String section) {
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).matches(section + "\\s*:\\s*(#.*)?")) {
                return i;
            }
        }
        return -1;
    }

    /// Behind its last line that says something.
    private static int end(List<String> text, int head) {
        int end = head + 1;
        for (int i = head + 1; i < text.size() && !text.get(i).matches("[^\\s#-].*"); i++) {
            if (!text.get(i).isBlank() && !text.get(i).startsWith("#")) {
                end = i + 1;
            }
        }
        return end;
    }

    /// For people.
    List<String> text(Terminal terminal) {
        if (findings.isEmpty()) {
            return List.of("", terminal.paint("✓", Ink.GOOD) + " no law and no promise breaks by it");
        }
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("pasted, it breaks");
        for (var finding : findings) {
            lines.add("  " + terminal.paint("✗", Ink.BAD) + " " + finding.message());
            FindingText.breach(finding).ifPresent(breach -> {
                breach.chain().forEach(link -> lines.add("      step: " + link));
                breach.witness().ifPresent(w -> lines.add("      for instance: " + w));
            });
            lines.add("      mend: " + finding.mend());
        }
        return lines;
    }
}
