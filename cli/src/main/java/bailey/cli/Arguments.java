package bailey.cli;

import bailey.language.Question;
import bailey.language.Question.Read;
import bailey.policy.Site;
import java.nio.file.Files;
import java.util.List;

/// The site and the question of `ask` and `why`, in whichever order they come.
record Arguments(SiteFile site, String question) {
    private static final String ARROW = "->";

    /// From two words; more are a question that was not quoted.
    static Arguments of(List<String> words, String example) {
        if (words.size() != 2) {
            throw new WrongInput(
                    "a site and one question are needed; quote it, or the shell takes its `>`: " + example);
        }
        boolean questionFirst = words.getFirst().contains(ARROW)
                && !Files.exists(SiteFile.named(words.getFirst()).path());
        var site = questionFirst ? words.getLast() : words.getFirst();
        return new Arguments(SiteFile.named(site), questionFirst ? words.getFirst() : words.getLast());
    }

    /// What stands behind the question's last colon.
    String service() {
        return question.substring(question.lastIndexOf(": ") + 1).strip();
    }

    /// The question, as it means something to the site.
    Question understood(Site read) {
        return switch (Question.read("question", question, read)) {
            case Read.Understood(var understood) -> understood;
            case Read.NotUnderstood(var problems) ->
                throw new WrongInput(problems.stream()
                        .flatMap(problem -> problem.toString().lines())
                        .toList());
        };
    }
}
