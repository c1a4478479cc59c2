package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.NearNames;
import dev.assay.course.Question;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.GradeJson;
import dev.assay.grading.Grader;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.intake.AnswerJson;
import dev.assay.submissions.intake.BoundedLines;
import dev.assay.submissions.intake.JsonText;
import dev.assay.submissions.intake.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Grades a file of answers line by line: several at once, printed in the order of the file, with no
 * more of it in memory than what is being graded.
 */
final class GradeAnswers {

    /** Bytes of a line: an answer of the greatest length with every character escaped. */
    private static final int LONGEST_LINE = 16 << 20;

    /** How many lines may wait for the one before them, for each core. */
    private static final int WINDOW = 8;

    private final Grader grader;
    private final BoundCourse course;
    private final Audience audience;
    private final Console console;

    private boolean bad;
    private boolean failed;

    GradeAnswers(Grader grader, BoundCourse course, Audience audience, Console console) {
        this.grader = grader;
        this.course = course;
        this.audience = audience;
        this.console = console;
    }

    /** What a line asks for. */
    private record Asked(Question question, Answer answer) {}

    /** What became of a line: what to print, and what to say about a bad one. */
    private record Graded(ObjectNode shown, Optional<String> refusal) {}

    /**
     * Grades every line and prints what comes of it.
     *
     * @return one of {@link Exit}
     */
    int grade(Path file, Format format, PrintWriter out) throws IOException, InterruptedException {
        AnswerOutput output = AnswerOutput.of(format, out, console);
        int window = WINDOW * Runtime.getRuntime().availableProcessors();
        Deque<Future<Graded>> waiting = new ArrayDeque<>();
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(file), LONGEST_LINE);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Optional<BoundedLines.Line> next = lines.next();
            while (next.isPresent()) {
                BoundedLines.Line line = next.get();
                if (!isBlank(line)) {
                    waiting.add(threads.submit(() -> grade(file, line)));
                }
                if (waiting.size() >= window) {
                    print(waiting.remove(), output);
                }
                next = lines.next();
            }
            while (!waiting.isEmpty()) {
                print(waiting.remove(), output);
            }
        }
        output.end();
        if (bad) {
            return Exit.BAD_INPUT;
        }
        return failed ? Exit.FAILED : Exit.DONE;
    }

    private static boolean isBlank(BoundedLines.Line line) {
        return line.bytes()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).isBlank())
                .orElse(false);
    }

    private void print(Future<Graded> graded, AnswerOutput output)
            throws IOException, InterruptedException {
        Graded line;
        try {
            line = graded.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line was not graded", e.getCause());
        }
        bad = bad || line.refusal().isPresent();
        failed = failed || line.shown().path("status").asText().equals("failed");
        line.refusal().ifPresent(why -> console.err().println("assay: " + SafeText.oneLine(why)));
        output.add(line.shown());
    }

    private Graded grade(Path file, BoundedLines.Line line) throws InterruptedException {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.putNull("id").putNull("learner").putNull("question");
        try {
            Asked asked = read(line, shown);
            var grade = grader.grade(course, asked.question().id(), asked.answer());
            ObjectNode whole = GradeJson.of(grade, audience);
            shown.put("question", asked.question().id());
            for (String field :
                    List.of(
                            "status",
                            "points",
                            "maxPoints",
                            "confidence",
                            "reasons",
                            "criteria",
                            "feedback")) {
                shown.set(field, whole.path(field));
            }
            return new Graded(shown, Optional.empty());
        } catch (RefusedException e) {
            String why = "line " + line.number() + ": " + e.getMessage();
            shown.put("status", "failed").putNull("points").putNull("maxPoints");
            shown.putNull("confidence").putArray("reasons").add(why);
            shown.putArray("criteria");
            shown.putArray("feedback");
            return new Graded(
                    shown, Optional.of(file + ":" + line.number() + ": " + e.getMessage()));
        }
    }

    /** Reads a line; what it says of itself is shown even where the line as a whole is refused. */
    private Asked read(BoundedLines.Line line, ObjectNode shown) throws RefusedException {
        JsonNode node = json(line);
        if (!node.isObject()) {
            throw new RefusedException(
                    "an object is expected: {\"id\", \"learner\", \"question\", \"answer\"}");
        }
        for (String field : List.of("id", "learner", "question")) {
            if (node.path(field).isValueNode()) {
                shown.set(field, node.path(field));
            }
        }
        return new Asked(question(node.path("question")), AnswerJson.read(node));
    }

    private static JsonNode json(BoundedLines.Line line) throws RefusedException {
        byte[] bytes =
                line.bytes()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "the line is longer than the %d MiB that are read"
                                                        .formatted(LONGEST_LINE >> 20)));
        return JsonText.read(bytes);
    }

    private Question question(JsonNode named) throws RefusedException {
        if (!named.isTextual() && !named.isIntegralNumber()) {
            throw new RefusedException("there is no \"question\": give its number or id");
        }
        String name = named.asText();
        return course.course()
                .question(name)
                .orElseThrow(() -> new RefusedException(unknown(name)));
    }

    private String unknown(String name) {
        List<String> near =
                NearNames.near(
                        name, course.course().questions().stream().map(Question::id).toList());
        return "the course has no question "
                + name
                + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?");
    }
}
