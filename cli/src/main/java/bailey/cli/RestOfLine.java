package bailey.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// The values of an option that takes all the rest of the line: what looks like an option of ours there is the
/// command's own. A `--` before the command is left out.
@SuppressWarnings("JdkObsolete") // picocli hands over a Stack
final class RestOfLine implements IParameterPreprocessor {
    @Override
    public boolean preprocess(Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        var words = new ArrayList<String>();
        while (!rest.isEmpty()) {
            words.add(rest.pop());
        }
        if (words.isEmpty() || words.getFirst().startsWith("-")) {
            throw new MissingParameterException(command.commandLine(), option, "--host: in which machine?");
        }
        if (words.size() > 1 && words.get(1).equals("--")) {
            words.remove(1);
        }
        option.setValue(List.copyOf(words));
        return true;
    }
}
