package bailey.cli;

import bailey.language.Question;
import bailey.language.Question.Read;
import bailey.policy.Site;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The words of a command that asks a site one question: both, in whichever order they come, and for whom the answer
/// is.
final class QuestionInput {
    private static final String ARROW = "->";

    @Parameters(
            arity = "1..*",
            paramLabel = "SITE QUESTION",
            description = "The site's file, and the question in quotes.")
    List<String> words = List.of();

    @Option(names = "--json", description = "For programs; docs/json.md says how.")
    boolean json;

    /// The site; where its file means nothing, its problems are told and there is none. `example` is a question.
    Optional<Site> read(InstantSource clock, Terminal terminal, String example) {
        if (words.size() != 2) { // more are a question that was not quoted
            throw new WrongInput(
                    "a site and one question are needed; quote it, or the shell takes its `>`: " + example);
        }
        return file().site(clock, terminal, json);
    }

    SiteFile file() {
        return SiteFile.named(questionFirst() ? words.getLast() : words.getFirst());
    }

    private boolean questionFirst() {
        return words.getFirst().contains(ARROW)
                && !Files.exists(SiteFile.named(words.getFirst()).path());
    }

    String question() {
        return questionFirst() ? words.getFirst() : words.getLast();
    }

    /// What stands behind the question's last colon.
    String service() {
        return question().substring(question().lastIndexOf(": ") + 1).strip();
    }

    /// The question, as it means something to the site.
    Question understood(Site site) {
        return switch (Question.read("question", question(), site)) {
            case Read.Understood(var understood) -> understood;
            case Read.NotUnderstood(var problems) ->
                throw new WrongInput(problems.stream()
                        .flatMap(problem -> problem.toString().lines())
                        .toList());
        };
    }
}
