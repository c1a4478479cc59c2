package dev.assay.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.Score;
import dev.assay.text.AnswerText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@code graded/QUESTION.jsonl}: answers that a human has graded, one JSON object a line. */
final class GradedReader {

    private final ObjectReader json;
    private final Limits limits;
    private final Consumer<Problem> problems;

    GradedReader(Limits limits, Consumer<Problem> problems) {
        this.json =
                JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build()
                        .reader();
        this.limits = limits;
        this.problems = problems;
    }

    /** The answers; lines that can't be read are reported and left out. */
    GradedAnswers read(String file, byte[] bytes) {
        List<GradedAnswer> answers = new ArrayList<>();
        List<String> lines =
                Utf8.read(file, bytes, problems)
                        .map(text -> text.lines().toList())
                        .orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (answers.size() >= limits.gradedAnswers()) {
                error(
                        file,
                        i + 1,
                        "there are more than " + limits.gradedAnswers() + " graded answers",
                        "keep the ones that teach most");
                break;
            }
            line(file, i + 1, lines.get(i), answers);
        }
        return answers.isEmpty()
                ? GradedAnswers.NONE
                : new GradedAnswers(Revision.of(bytes), answers);
    }

    private void line(String file, int line, String text, List<GradedAnswer> answers) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException e) {
            error(file, line, "this is no JSON: " + e.getOriginalMessage(), FORM);
            return;
        }
        JsonNode answer = node.path("answer");
        JsonNode score = node.path("score");
        if (!answer.isTextual() || !score.isNumber()) {
            error(file, line, "a graded answer has a text 'answer' and a number 'score'", FORM);
            return;
        }
        try {
            answers.add(
                    new GradedAnswer(
                            AnswerText.clean(answer.textValue()), new Score(score.decimalValue())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            error(file, line, "the score can't be " + score, "write a number from 0 to 1");
        }
    }

    private static final String FORM = "write {\"answer\": \"…\", \"score\": 0 to 1}";

    private void error(String file, int line, String problem, String mend) {
        problems.accept(Problem.error(new Source(file, line), problem, mend));
    }
}
