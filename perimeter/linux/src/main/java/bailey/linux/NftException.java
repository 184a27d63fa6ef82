package bailey.linux;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What nft(8) says against a text.
public final class NftException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int MOST = 20;
    private static final Pattern PLACE =
            Pattern.compile("^\\S+?:(\\d+):(\\d+)-(\\d+): (?:Error: )?(.*)$", Pattern.MULTILINE);

    private final transient List<Complaint> complaints;

    /// One complaint: the line of the text and its columns, all counted from 1, and nft's words.
    public record Complaint(int line, int firstColumn, int lastColumn, String message) {
        @Override
        public String toString() {
            return "line " + line + ", columns " + firstColumn + "-" + lastColumn + ": " + message;
        }
    }

    private NftException(String message, List<Complaint> complaints) {
        super(message);
        this.complaints = complaints;
    }

    static NftException of(String operation, Command.Result result) {
        var complaints = PLACE.matcher(result.err())
                .results()
                .limit(MOST)
                .map(NftException::complaint)
                .toList();
        var words = complaints.isEmpty()
                ? "status " + result.status() + ", " + result.err().strip()
                : complaints.stream().map(Complaint::toString).collect(Collectors.joining("; "));
        return new NftException("nft cannot " + operation + ": " + words, complaints);
    }

    private static Complaint complaint(MatchResult found) {
        return new Complaint(number(found, 1), number(found, 2), number(found, 3), found.group(4));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /// The complaints that name a place, at most 20; empty when nft named none.
    public List<Complaint> complaints() {
        return complaints;
    }
}
