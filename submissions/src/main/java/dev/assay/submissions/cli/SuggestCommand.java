package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.NearNames;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.Suggestions;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Suggests.Suggestion;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.intake.AnswerJson;
import dev.assay.submissions.intake.BoundedLines;
import dev.assay.submissions.intake.JsonText;
import dev.assay.submissions.intake.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names the answers that a human should grade, so that the others are graded better. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Name the answers to a question whose grading would teach most.",
        description = {
            "",
            "For a question whose rubric has a check that learns from graded answers. Each line of",
            "ANSWERS is {\"answer\": text}; lines of other questions (\"question\": number or id)"
                    + " are",
            "left out. Grade what is named, and write it with its score to",
            "COURSE/graded/QUESTION.jsonl as {\"answer\", \"score\": 0 to 1}.",
            ""
        })
final class SuggestCommand extends ConsoleCommand {

    private static final int LONGEST_LINE = 16 << 20;
    private static final int LONGEST_SHOWN = 200;

    @Mixin private CourseArgument course;

    @Parameters(index = "1", paramLabel = "QUESTION", description = "The question's number or id.")
    private String question;

    @Parameters(
            index = "2",
            paramLabel = "ANSWERS",
            description = "Lines of answers to it (JSONL).")
    private Path answers;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many to name; 10 unless said.")
    private int count = 10;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default) or json.")
    private ReadCommand.ListFormat format = ReadCommand.ListFormat.TABLE;

    @Mixin private DataOption data;

    @Spec private CommandSpec spec;

    SuggestCommand(Console console) {
        super(console);
    }

    /** A line of the file that is an answer to the question. */
    private record Line(int number, JsonNode node, Answer answer) {}

    @Override
    public Integer call() throws Exception {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count is 1 or more");
        }
        SheetFiles.mustBeAFile(answers);
        try (Catalogue catalogue = data.open(console)) {
            Course read = course.read(console);
            Question asked =
                    read.question(question).orElseThrow(() -> new InputException(unknown(read)));
            Suggestions suggestions =
                    Suggestions.of(
                                    read,
                                    asked,
                                    catalogue,
                                    problem ->
                                            console.err()
                                                    .println(
                                                            "assay: "
                                                                    + SafeText.oneLine(
                                                                            course.show(problem))))
                            .orElseThrow(() -> new InputException(cannotLearn(asked)));
            List<Line> lines = lines(asked);
            List<Suggestion> named =
                    suggestions.suggest(lines.stream().map(Line::answer).toList(), count);
            switch (format) {
                case JSON -> JsonOutput.pretty(console.out(), json(read, asked, lines, named));
                case TABLE -> table(asked, lines, named);
            }
            return Exit.DONE;
        }
    }

    private String unknown(Course read) {
        List<String> near =
                NearNames.near(question, read.questions().stream().map(Question::id).toList());
        return "the course has no question "
                + SafeText.oneLine(question)
                + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?");
    }

    private static String cannotLearn(Question asked) {
        return "no check of "
                + asked.id()
                + " learns from graded answers; give its rubric one that does, such as those that"
                + " 'assay checkers' says to learn";
    }

    private List<Line> lines(Question asked) throws IOException, InputException {
        List<Line> found = new ArrayList<>();
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(answers), LONGEST_LINE)) {
            for (Optional<BoundedLines.Line> next = lines.next();
                    next.isPresent();
                    next = lines.next()) {
                line(next.get(), asked).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Line> line(BoundedLines.Line line, Question asked) throws InputException {
        try {
            byte[] bytes =
                    line.bytes()
                            .orElseThrow(
                                    () -> new RefusedException("the line is too long to read"));
            if (new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
                return Optional.empty();
            }
            JsonNode node = JsonText.read(bytes);
            String of = node.path("question").asText("");
            boolean other =
                    !of.isEmpty()
                            && !of.equals(asked.id())
                            && !of.equals(Integer.toString(asked.number()));
            return other
                    ? Optional.empty()
                    : Optional.of(new Line(line.number(), node, AnswerJson.read(node)));
        } catch (RefusedException e) {
            throw new InputException(answers + ":" + line.number() + ": " + e.getMessage());
        }
    }

    private static ObjectNode json(
            Course read, Question asked, List<Line> lines, List<Suggestion> named) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("course", read.id()).put("question", asked.id());
        json.put("graded", asked.graded().answers().size()).put("answers", lines.size());
        ArrayNode suggestions = json.putArray("suggestions");
        for (Suggestion one : named) {
            Line line = lines.get(one.answer());
            ObjectNode each = suggestions.addObject().put("line", line.number());
            for (String field : List.of("id", "learner")) {
                if (line.node().path(field).isValueNode()) {
                    each.set(field, line.node().path(field));
                }
            }
            each.put("rightness", one.rightness()).put("speaksFor", one.speaksFor());
            each.put("answer", line.answer().text());
        }
        return json;
    }

    private void table(Question asked, List<Line> lines, List<Suggestion> named) {
        console.out()
                .printf(
                        "%s: %d answers, %d graded. Grade these next:%n",
                        asked.id(), lines.size(), asked.graded().answers().size());
        for (Suggestion one : named) {
            Line line = lines.get(one.answer());
            String text = SafeText.oneLine(line.answer().text());
            console.out()
                    .printf(
                            "  line %-5d right %3d%%  speaks for %-4d %s%n",
                            line.number(),
                            Math.round(100 * one.rightness()),
                            one.speaksFor(),
                            text.length() > LONGEST_SHOWN
                                    ? text.substring(0, LONGEST_SHOWN) + "…"
                                    : text);
        }
    }
}
