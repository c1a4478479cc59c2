package dev.assay.submissions.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.spi.Answer;
import dev.assay.spi.Score;
import dev.assay.submissions.store.Reviews;
import dev.assay.submissions.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes what humans have decided to the course's graded answers, {@code graded/QUESTION.jsonl}:
 * what rubrics learn from and earn their confidence by. They are read with the course, so a new
 * snapshot is in service as soon as the files are.
 */
public final class GradedFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ANSWER = "answer";
    private static final String SCORE = "score";

    private final Store store;

    /** Over what a store keeps. */
    public GradedFiles(Store store) {
        this.store = store;
    }

    /**
     * What was written.
     *
     * @param questions whose files are new or have changed
     * @param answers that are new among the graded ones, or have another score now
     */
    public record Published(int questions, int answers) {}

    /**
     * Publishes all decisions on a course's typed answers. What the files hold already stays; of
     * two scores for one answer the last decision's holds.
     *
     * @param folder the course's
     */
    public Published publish(Course course, Path folder) throws IOException {
        Map<String, Map<String, BigDecimal>> byQuestion = decided(course);
        int questions = 0;
        int answers = 0;
        for (Map.Entry<String, Map<String, BigDecimal>> one : byQuestion.entrySet()) {
            Path file = folder.resolve("graded").resolve(one.getKey() + ".jsonl");
            int changed = write(file, one.getValue());
            questions += changed > 0 ? 1 : 0;
            answers += changed;
        }
        return new Published(questions, answers);
    }

    private Map<String, Map<String, BigDecimal>> decided(Course course) {
        List<Reviews.Decided> decided =
                store.reviews().decided(course.id()).stream()
                        .filter(one -> course.question(one.question()).isPresent())
                        .toList();
        Map<String, Answer> contents =
                store.grades().answers(decided.stream().map(Reviews.Decided::content).toList());
        Map<String, Map<String, BigDecimal>> byQuestion = new LinkedHashMap<>();
        for (Reviews.Decided one : decided) {
            Answer answer = Objects.requireNonNull(contents.get(one.content()));
            boolean isTyped =
                    answer.files().size() == 1
                            && answer.files().getFirst().path().equals(Answer.TYPED);
            if (isTyped && !answer.isBlank()) {
                byQuestion
                        .computeIfAbsent(one.question(), question -> new LinkedHashMap<>())
                        .put(answer.text(), score(one));
            }
        }
        return byQuestion;
    }

    private static BigDecimal score(Reviews.Decided one) {
        BigDecimal share = one.points().divide(one.max(), MathContext.DECIMAL128);
        BigDecimal plain = new Score(share.min(BigDecimal.ONE)).value().stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Puts scores into a file; how many lines are new or have changed. */
    private static int write(Path file, Map<String, BigDecimal> scores) throws IOException {
        Map<String, BigDecimal> left = new LinkedHashMap<>(scores);
        StringBuilder text = new StringBuilder();
        int changed = 0;
        if (Files.exists(file)) {
            for (String line : Files.readString(file).lines().toList()) {
                String answer = answer(line);
                BigDecimal score = left.remove(answer);
                if (score == null || score.compareTo(score(line)) == 0) {
                    text.append(line).append('\n');
                } else {
                    text.append(line(answer, score)).append('\n');
                    changed++;
                }
            }
        }
        for (Map.Entry<String, BigDecimal> one : left.entrySet()) {
            text.append(line(one.getKey(), one.getValue())).append('\n');
            changed++;
        }
        if (changed > 0) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return changed;
    }

    private static String line(String answer, BigDecimal score) {
        ObjectNode json = MAPPER.createObjectNode();
        return json.put(ANSWER, answer).put(SCORE, score).toString();
    }

    /** The answer in a line; a line that can't be read is nobody's. */
    private static String answer(String line) {
        return tree(line).path(ANSWER).asText();
    }

    private static BigDecimal score(String line) {
        JsonNode score = tree(line).path(SCORE);
        return score.isNumber() ? score.decimalValue() : BigDecimal.ONE.negate();
    }

    private static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }
}
