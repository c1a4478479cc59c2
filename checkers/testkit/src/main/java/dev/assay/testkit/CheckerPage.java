package dev.assay.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTable.Verdict;
import dev.assay.grading.table.MarkedText;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A checker's page: who it is, its options, and what it makes of the answers in its table. */
final class CheckerPage {

    private static final int LONGEST = 400;

    private final CheckerType<?> type;
    private final ExampleTable table;
    private final StringBuilder page = new StringBuilder();

    CheckerPage(CheckerType<?> type, ExampleTable table) {
        this.type = type;
        this.table = table;
    }

    String write() {
        CheckerInfo info = type.info();
        line("# " + info.id());
        line("");
        line(info.summary().replace("|", "\\|"));
        line("");
        line(
                "Version "
                        + info.version()
                        + ", "
                        + info.cost().name().toLowerCase(Locale.ROOT)
                        + needs()
                        + ". Made from the checker's options and its table of examples; don't"
                        + " edit.");
        line("");
        line("## Options");
        line("");
        options();
        line("");
        line("## Examples");
        line("");
        line("What is in **bold** is the evidence that the checker points at.");
        table.entries().forEach(this::entry);
        return page.toString();
    }

    private String needs() {
        return type.requires().isEmpty()
                ? ""
                : type.requires().stream()
                        .map(Class::getSimpleName)
                        .sorted()
                        .collect(Collectors.joining(", ", "; needs the service ", ""));
    }

    private void options() {
        List<OptionRow> options = OptionRow.of(type.configType());
        if (options.isEmpty()) {
            line("It has none.");
            return;
        }
        line("| option | what it takes | what it does |");
        line("| --- | --- | --- |");
        for (OptionRow option : options) {
            line("| `" + option.path() + "` | " + option.takes() + " | " + option.text() + " |");
        }
    }

    private void entry(Entry entry) {
        line("");
        if (!entry.title().isEmpty()) {
            line("### " + entry.title());
            line("");
        }
        line("```yaml");
        line("with: " + Yaml.flow(entry.config().node()));
        new java.util.TreeMap<>(entry.resources())
                .forEach(
                        (name, data) -> line("# resource " + name + ": " + Yaml.flow(data.node())));
        line("```");
        line("");
        entry.warnings().forEach(warning -> line("Warned of: " + escape(warning) + "\n"));
        entry.invalid().ifPresent(reason -> line("Refused: " + escape(reason)));
        if (!entry.rows().isEmpty()) {
            line("| answer | comes to |");
            line("| --- | --- |");
            entry.rows().forEach(row -> line("| " + answer(row) + " | " + outcome(row) + " |"));
        }
    }

    private static String answer(Row row) {
        return row.files().entrySet().stream()
                .map(file -> row.files().size() == 1 ? code(file.getValue()) : named(file))
                .collect(Collectors.joining("<br>"));
    }

    private static String named(Map.Entry<String, MarkedText> file) {
        return escape(file.getKey()) + ": " + code(file.getValue());
    }

    private static String code(MarkedText text) {
        if (text.text().isBlank()) {
            return "(blank)";
        }
        String marked = MarkedText.show(text.text(), text.marks());
        String shown = marked.length() > LONGEST ? marked.substring(0, LONGEST) + "…" : marked;
        return "<code>"
                + escape(shown)
                        .replace("⟦", "<b>")
                        .replace("⟧", "</b>")
                        .replace("  ", "&nbsp; ")
                        .replace("\n", "<br>")
                + "</code>";
    }

    private static String outcome(Row row) {
        String verdict =
                switch (row.verdict()) {
                    case Verdict.Scored(BigDecimal score) ->
                            score.stripTrailingZeros().toPlainString();
                    case Verdict.Ungradable(String reason) -> "ungradable: " + escape(reason);
                    case Verdict.Referred(String reason) -> "for a human: " + escape(reason);
                };
        String missing =
                row.missing()
                        .filter(names -> !names.isEmpty())
                        .map(names -> "; missing: " + escape(String.join(", ", names)))
                        .orElse("");
        String known =
                row.known()
                        .map(why -> " (should be; a known miss: " + escape(why) + ")")
                        .orElse("");
        return verdict + missing + known;
    }

    /** Text for HTML inside a cell of a Markdown table. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> escaped.append("&amp;");
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '|', '\\', '`', '*', '_', '[', ']', '~', '$', '#' ->
                                        escaped.append("&#").append(c).append(';');
                                case '\t' -> escaped.append("&#9;");
                                default -> escaped.append((char) c);
                            }
                        });
        return escaped.toString();
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** YAML on one line. */
    private static final class Yaml {

        static String flow(JsonNode node) {
            if (node.isObject()) {
                return node.properties().stream()
                        .map(entry -> key(entry.getKey()) + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            }
            if (node.isArray()) {
                return node.valueStream()
                        .map(Yaml::flow)
                        .collect(Collectors.joining(", ", "[", "]"));
            }
            return node.isTextual() ? text(node.textValue()) : node.toString();
        }

        private static String key(String key) {
            return key.matches("[A-Za-z][\\w.-]*") ? key : node(key);
        }

        private static String text(String text) {
            boolean plain =
                    text.matches("[A-Za-z][\\w ./()+-]*[\\w.)]|[A-Za-z]")
                            && !text.matches("(?i)true|false|yes|no|on|off|null|y|n");
            return plain ? text : node(text);
        }

        private static String node(String text) {
            return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
        }
    }
}
