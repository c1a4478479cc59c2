package dev.assay.submissions.review;

import dev.assay.course.Course;
import dev.assay.spi.Answer;
import dev.assay.spi.Score;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Reviews;
import dev.assay.submissions.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes what humans have decided to the course's graded answers, {@code graded/QUESTION.jsonl}:
 * what rubrics learn from and earn their confidence by. They are read with the course, so a new
 * snapshot is in service as soon as the files are.
 */
public final class GradedFiles {

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
     * @param left new ones that a file has no room for
     */
    public record Published(int questions, int answers, int left) {}

    /**
     * Publishes all decisions on a course's typed answers. What the files hold already stays; of
     * two scores for one answer the last decision's holds. No file gets longer than a course's may
     * be.
     *
     * @param folder the course's
     * @throws RefusedException when a file that is there can't be read
     */
    public Published publish(Course course, Path folder) throws IOException, RefusedException {
        Map<String, Map<String, BigDecimal>> byQuestion = decided(course);
        int questions = 0;
        int answers = 0;
        int left = 0;
        for (Map.Entry<String, Map<String, BigDecimal>> one : byQuestion.entrySet()) {
            Path file = folder.resolve("graded").resolve(one.getKey() + ".jsonl");
            GradedLines lines = GradedLines.read(file);
            lines.put(one.getValue());
            if (lines.changed() > 0) {
                write(file, lines.text());
            }
            questions += lines.changed() > 0 ? 1 : 0;
            answers += lines.changed();
            left += lines.left();
        }
        return new Published(questions, answers, left);
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

    /** Whole or not at all: a course is read at any moment. */
    private static void write(Path file, String text) throws IOException {
        Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
        // Not a temporary file, which nobody but the server could read afterwards.
        Path unfinished = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(
                    unfinished, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
