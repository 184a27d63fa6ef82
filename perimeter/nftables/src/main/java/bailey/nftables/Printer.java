package bailey.nftables;

import bailey.nftables.Declaration.Chain;
import bailey.nftables.Declaration.NamedLimit;
import bailey.nftables.Declaration.NamedSet;
import bailey.nftables.Declaration.SourceMap;
import bailey.nftables.Declaration.VerdictMap;
import java.util.List;
import java.util.stream.Collectors;

/// Makes the text that `nft -f` takes of a ruleset. It is one transaction.
public final class Printer {
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    public static String print(Ruleset ruleset) {
        var printer = new Printer();
        ruleset.tables().forEach(printer::table);
        return printer.out.toString();
    }

    /// One rule of a chain, as it is printed there.
    public static String rule(Rule rule) {
        var text = rule.statements().stream().map(StatementText::of).collect(Collectors.joining(" "));
        return rule.comment().isEmpty() ? text : text + " comment " + Quoted.comment(rule.comment());
    }

    /// One element of a set or map, as it is printed there, less its counter.
    public static String element(Element element) {
        return ValueText.element(element, false);
    }

    private void table(Table table) {
        switch (table.reload()) {
            case REPLACE -> {
                line(0, "table inet " + table.name());
                line(0, "delete table inet " + table.name());
                block(table.name(), table.declarations());
            }
            case KEEP_SETS -> {
                block(
                        table.name(),
                        table.declarations().stream().map(Printer::bare).toList());
                for (var declaration : table.declarations()) {
                    if (declaration instanceof Chain chain) {
                        line(0, "flush chain inet " + table.name() + " " + chain.name());
                    }
                }
                block(table.name(), table.declarations());
            }
        }
    }

    /// Without its rules: what must stand before a chain can be flushed.
    private static Declaration bare(Declaration declaration) {
        return declaration instanceof Chain(var name, var hook, var _) ? new Chain(name, hook, List.of()) : declaration;
    }

    private void block(String name, List<Declaration> declarations) {
        line(0, "table inet " + name + " {");
        for (var declaration : declarations) {
            declaration(declaration);
        }
        line(0, "}");
    }

    private void declaration(Declaration declaration) {
        switch (declaration) {
            case NamedSet(var name, var key, var interval, var timeout, var elements) -> {
                line(1, "set " + name + " {");
                type(types(key), interval, timeout);
                elements(elements, false);
            }
            case VerdictMap(var name, var key, var interval, var elements) -> {
                line(1, "map " + name + " {");
                type(types(key) + " : verdict", interval, false);
                if (!interval && !elements.isEmpty()) {
                    line(2, "size " + elements.size()); // the kernel then takes a table of fixed size, which is faster
                }
                boolean counted = elements.stream().anyMatch(Printer::accepts);
                if (counted) {
                    line(2, "counter");
                }
                elements(elements, counted);
            }
            case SourceMap(var name, var elements) -> {
                line(1, "map " + name + " {");
                type("ipv4_addr : ipv4_addr", true, false);
                elements(elements, false);
            }
            case NamedLimit(var name, var limit, var comment) -> {
                line(1, "limit " + name + " {");
                line(2, "comment " + Quoted.comment(comment) + ";");
                line(2, StatementText.rate(limit));
            }
            case Chain chain -> chain(chain);
        }
        line(1, "}");
        out.append('\n');
    }

    private static boolean accepts(Element element) {
        return element.leads().equals(new Element.Leads.To(Outcome.ACCEPT));
    }

    private static String types(List<Field> key) {
        return key.stream().map(Field::type).collect(Collectors.joining(" . "));
    }

    private void type(String type, boolean interval, boolean timeout) {
        line(2, "type " + type);
        if (interval || timeout) {
            line(2, "flags " + (interval && timeout ? "interval, timeout" : interval ? "interval" : "timeout"));
        }
    }

    private void elements(List<Element> elements, boolean counted) {
        if (elements.isEmpty()) {
            return;
        }
        line(2, "elements = {");
        for (var element : elements) {
            out.append("\t\t\t");
            ValueText.element(out, element, counted);
            out.append(",\n");
        }
        line(2, "}");
    }

    /// What stands first in a base chain.
    public static String hook(Hook hook) {
        return "type " + hook.type().word() + " hook " + hook.place().word() + " priority "
                + hook.priority().word() + "; policy " + (hook.accepting() ? "accept" : "drop") + ";";
    }

    private void chain(Chain chain) {
        line(1, "chain " + chain.name() + " {");
        chain.hook().ifPresent(h -> line(2, hook(h)));
        for (var rule : chain.rules()) {
            line(2, rule(rule));
        }
    }

    private void line(int depth, String text) {
        out.append("\t".repeat(depth)).append(text).append('\n');
    }
}
