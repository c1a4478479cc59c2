package dev.assay.grading.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.config.Located;
import dev.assay.config.Problem;
import dev.assay.config.Problem.Severity;
import dev.assay.config.YamlReader;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTable.Verdict;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.Score;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads tables of examples; every problem of a table is reported at once. */
public final class ExampleTableReader {

    private static final Set<String> ABOUT = Set.of("prompt", "kind", "references");
    private static final Set<String> ENTRY =
            with(
                    ABOUT,
                    "title",
                    "config",
                    "rows",
                    "resources",
                    "files",
                    "graded",
                    "warnings",
                    "invalid");
    private static final Set<String> ROW =
            with(
                    ABOUT,
                    "answer",
                    "files",
                    "score",
                    "ungradable",
                    "refer",
                    "missing",
                    "confidence",
                    "feedback",
                    "known");

    private final Located table;
    private final Consumer<Problem> problems;

    private ExampleTableReader(Located table, Consumer<Problem> problems) {
        this.table = table;
        this.problems = problems;
    }

    /**
     * Reads the table that lies beside a checker.
     *
     * @param loader of the checker's jar
     * @return empty when there is none, or it is no table at all (which is reported)
     */
    public static Optional<ExampleTable> read(
            String checker, ClassLoader loader, Consumer<Problem> problems) {
        String path = ExampleTable.path(checker);
        try (InputStream in = loader.getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : parse(
                            checker,
                            path,
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            problems);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path + " can't be read", e);
        }
    }

    /** Reads a table's text. */
    public static Optional<ExampleTable> parse(
            String checker, String file, String text, Consumer<Problem> problems) {
        return YamlReader.read(file, text, problems)
                .map(yaml -> new ExampleTableReader(yaml, problems).table(checker));
    }

    private ExampleTable table(String checker) {
        List<Entry> entries = new ArrayList<>();
        if (!table.node().isArray()) {
            problem("", "a table of examples is a list", "start each entry with '- config: …'");
        } else {
            for (int i = 0; i < table.node().size(); i++) {
                entry("/" + i, table.node().get(i)).ifPresent(entries::add);
            }
        }
        return new ExampleTable(checker, table.file(), entries);
    }

    private Optional<Entry> entry(String at, JsonNode node) {
        if (!isMapping(at, node, ENTRY)) {
            return Optional.empty();
        }
        About about = about(at, node, new About("", AnswerKind.parse("mixed"), List.of()));
        Optional<String> invalid = string(at, node, "invalid");
        List<Row> rows = new ArrayList<>();
        JsonNode written = node.path("rows");
        for (int i = 0; i < written.size(); i++) {
            row(at + "/rows/" + i, written.get(i), about).ifPresent(rows::add);
        }
        if (invalid.isPresent() != written.isEmpty()) {
            problem(
                    at,
                    "an entry has either rows or 'invalid'",
                    "give it one row at least, or say why its config must be refused");
        }
        Map<String, Located> resources = new HashMap<>();
        node.path("resources")
                .forEachEntry(
                        (name, data) -> resources.put(name, part(at + "/resources/" + name, data)));
        Map<String, String> files = new HashMap<>();
        node.path("files").forEachEntry((path, text) -> files.put(path, text.asText()));
        return Optional.of(
                new Entry(
                        string(at, node, "title").orElse(""),
                        table.source(at).line(),
                        config(at, node),
                        about,
                        resources,
                        files,
                        graded(at, node),
                        strings(node, "warnings").orElse(List.of()),
                        invalid,
                        rows));
    }

    private GradedAnswers graded(String at, JsonNode node) {
        List<GradedAnswer> answers = new ArrayList<>();
        for (JsonNode one : node.path("graded")) {
            try {
                answers.add(
                        new GradedAnswer(
                                one.path("answer").asText(),
                                new Score(one.path("score").decimalValue())));
            } catch (IllegalArgumentException e) {
                problem(at + "/graded", String.valueOf(e.getMessage()), "write 0 to 1");
            }
        }
        // Tables are compared with themselves alone: their graded answers stand for their hash.
        return answers.isEmpty()
                ? GradedAnswers.NONE
                : new GradedAnswers("table:" + answers.hashCode(), answers);
    }

    /** A part of the file as if it were a file of its own, with the lines of the whole. */
    private Located part(String at, JsonNode node) {
        Map<String, Integer> lines = below(at, table.lines());
        lines.putIfAbsent("", table.source(at).line());
        return new Located(node, table.file(), "", lines, below(at, table.written()));
    }

    private Located config(String at, JsonNode node) {
        JsonNode config = node.get("config");
        return part(
                at + "/config",
                config == null || config.isNull() ? JsonNodeFactory.instance.objectNode() : config);
    }

    private static <V> Map<String, V> below(String prefix, Map<String, V> byPointer) {
        Map<String, V> below = new HashMap<>();
        byPointer.forEach(
                (pointer, value) -> {
                    if (pointer.equals(prefix) || pointer.startsWith(prefix + "/")) {
                        below.put(pointer.substring(prefix.length()), value);
                    }
                });
        return below;
    }

    private Optional<Row> row(String at, JsonNode node, About outer) {
        if (!isMapping(at, node, ROW)) {
            return Optional.empty();
        }
        SequencedMap<String, MarkedText> files = new LinkedHashMap<>();
        string(at, node, "answer").ifPresent(text -> mark(at, Answer.TYPED, text, files));
        node.path("files").forEachEntry((path, text) -> mark(at, path, text.asText(), files));
        Optional<Verdict> verdict = verdict(at, node);
        if (files.isEmpty()) {
            problem(at, "a row needs an answer", "write 'answer: …', or 'files: {path: text}'");
        }
        if (files.isEmpty() || verdict.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Row(
                        table.source(at).line(),
                        files,
                        about(at, node, outer),
                        verdict.get(),
                        strings(node, "missing"),
                        Optional.ofNullable(node.get("confidence")).map(JsonNode::asDouble),
                        strings(node, "feedback").orElse(List.of()),
                        string(at, node, "known")));
    }

    private void mark(String at, String path, String text, Map<String, MarkedText> files) {
        try {
            files.put(path, MarkedText.parse(text));
        } catch (IllegalArgumentException e) {
            problem(at, String.valueOf(e.getMessage()), "close each ⟦ by a ⟧");
        }
    }

    private Optional<Verdict> verdict(String at, JsonNode node) {
        List<Verdict> verdicts = new ArrayList<>();
        JsonNode score = node.get("score");
        if (score != null && score.isNumber()) {
            verdicts.add(new Verdict.Scored(score.decimalValue()));
        }
        string(at, node, "ungradable").map(Verdict.Ungradable::new).ifPresent(verdicts::add);
        string(at, node, "refer").map(Verdict.Referred::new).ifPresent(verdicts::add);
        if (verdicts.size() != 1) {
            problem(
                    at,
                    "a row says what must come of its answer, once",
                    "give one of 'score: 0 to 1', 'ungradable: reason' and 'refer: reason'");
            return Optional.empty();
        }
        return Optional.of(verdicts.getFirst());
    }

    private About about(String at, JsonNode node, About outer) {
        AnswerKind kind = outer.kind();
        try {
            kind = string(at, node, "kind").map(AnswerKind::parse).orElse(kind);
        } catch (IllegalArgumentException e) {
            problem(at + "/kind", String.valueOf(e.getMessage()), "");
        }
        return new About(
                string(at, node, "prompt").orElse(outer.prompt()),
                kind,
                strings(node, "references").orElse(outer.references()));
    }

    private boolean isMapping(String at, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            problem(at, "this must be a mapping", "known keys: " + String.join(", ", known));
            return false;
        }
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!known.contains(key)) {
                                problem(
                                        at + "/" + key,
                                        "unknown key '" + key + "'",
                                        "known keys: " + String.join(", ", known));
                            }
                        });
        return true;
    }

    private Optional<String> string(String at, JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.isNull()) {
            problem(at + "/" + key, "'" + key + "' must be a text", "put it in quotes");
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    private static Optional<List<String>> strings(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(text -> texts.add(text.asText()));
        } else {
            texts.add(value.asText());
        }
        return Optional.of(texts);
    }

    private void problem(String at, String problem, String mend) {
        problems.accept(new Problem(Severity.ERROR, table.source(at), problem, mend));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(Set.of(more));
        return all;
    }
}
