package dev.assay.grading;

import dev.assay.config.Source;
import dev.assay.course.Example;
import dev.assay.course.Question;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.spi.Answer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Grades a course's examples and model answers and compares: the rubrics' own tests. */
public final class ExampleCheck {

    /** The places that an author may round a score to. */
    private static final int PLACES = 2;

    private ExampleCheck() {}

    /** What an answer was kept for. */
    public enum Kind {
        EXAMPLE,
        MODEL_ANSWER
    }

    /** What came of it. */
    public enum Verdict {
        /** As the author wants it. */
        RIGHT,
        /** Not as the author wants it: the rubric or the example is to be mended. */
        OFF,
        /** A known miss, still missed: reported, not failing. */
        KNOWN_MISS,
        /** A known miss that is right by now: {@code known} can go. Not failing. */
        KNOWN_BUT_RIGHT,
        /** The question has no rubric yet. */
        NO_RUBRIC
    }

    /**
     * An answer, what the author wants for it and what it got.
     *
     * @param question the question's id
     * @param source where the example stands
     * @param score wanted, 0 to 1
     * @param within how far off it may be
     * @param status wanted, in kebab-case, when the author cares
     * @param known why it is known to be missed
     * @param grade what it got
     * @param differences what is not as wanted, a sentence each; empty when all is
     */
    public record Row(
            String question,
            Kind kind,
            Source source,
            Answer answer,
            BigDecimal score,
            BigDecimal within,
            Optional<String> status,
            Optional<String> known,
            QuestionGrade grade,
            Verdict verdict,
            List<String> differences) {

        public Row {
            differences = List.copyOf(differences);
        }

        /** The share of the points that it got, 0 to 1; empty when it could not be graded. */
        public Optional<BigDecimal> got() {
            return share(grade);
        }

        /** Wanted, got and each criterion's score, for people to read; several lines. */
        public String diff() {
            return ExampleDiff.of(this);
        }
    }

    /**
     * What came of all of them.
     *
     * @param rows in the order of the course
     */
    public record Report(List<Row> rows) {

        public Report {
            rows = List.copyOf(rows);
        }

        /** How many came to a verdict. */
        public int count(Verdict verdict) {
            return (int) rows.stream().filter(row -> row.verdict() == verdict).count();
        }

        /** Those of a verdict. */
        public List<Row> rows(Verdict verdict) {
            return rows.stream().filter(row -> row.verdict() == verdict).toList();
        }

        /** How many a human would be asked to look at. */
        public int referred() {
            return (int)
                    rows.stream()
                            .filter(row -> row.grade().status() == Status.NEEDS_REVIEW)
                            .count();
        }

        /** Whether none is off. */
        public boolean isRight() {
            return count(Verdict.OFF) == 0;
        }
    }

    private record Wanted(Question question, Kind kind, Example example) {}

    /**
     * Grades them all.
     *
     * @throws InterruptedException when the caller is interrupted
     */
    public static Report run(BoundCourse course, Grader grader) throws InterruptedException {
        return run(course, course.course().questions(), grader);
    }

    /**
     * Grades those of some questions.
     *
     * @param questions of the course
     * @throws InterruptedException when the caller is interrupted
     */
    public static Report run(BoundCourse course, List<Question> questions, Grader grader)
            throws InterruptedException {
        // The course may know no more than outlines yet; and binding is work for all cores.
        List<Question> whole =
                questions.parallelStream()
                        .map(question -> course.question(question.id()).question())
                        .toList();
        List<Callable<Row>> tasks = new ArrayList<>();
        for (Question question : whole) {
            for (Wanted wanted : wanted(question)) {
                tasks.add(
                        () ->
                                row(
                                        wanted,
                                        grader.grade(
                                                course, question.id(), wanted.example().answer())));
            }
        }
        return new Report(Grader.all(tasks));
    }

    private static List<Wanted> wanted(Question question) {
        List<Wanted> wanted = new ArrayList<>();
        for (Example example : question.examples()) {
            wanted.add(new Wanted(question, Kind.EXAMPLE, example));
        }
        question.modelAnswer()
                .map(
                        answer ->
                                new Example(
                                        Answer.of(answer),
                                        BigDecimal.ONE,
                                        BigDecimal.ZERO,
                                        Optional.empty(),
                                        Optional.empty(),
                                        question.source()))
                .ifPresent(example -> wanted.add(new Wanted(question, Kind.MODEL_ANSWER, example)));
        return wanted;
    }

    private static Row row(Wanted wanted, QuestionGrade grade) {
        Example example = wanted.example();
        List<String> differences = differences(example, grade);
        boolean isKnown = example.known().isPresent();
        Verdict verdict;
        if (wanted.question().rubric().isEmpty() && wanted.question().problems().isEmpty()) {
            verdict = Verdict.NO_RUBRIC;
        } else if (differences.isEmpty()) {
            verdict = isKnown ? Verdict.KNOWN_BUT_RIGHT : Verdict.RIGHT;
        } else {
            verdict = isKnown ? Verdict.KNOWN_MISS : Verdict.OFF;
        }
        return new Row(
                wanted.question().id(),
                wanted.kind(),
                example.source(),
                example.answer(),
                example.score(),
                example.within(),
                example.status(),
                example.known(),
                grade,
                verdict,
                differences);
    }

    private static List<String> differences(Example example, QuestionGrade grade) {
        List<String> differences = new ArrayList<>();
        Optional<BigDecimal> got = share(grade);
        if (got.isEmpty()) {
            differences.add("it could not be graded: " + String.join("; ", grade.reasons()));
        } else if (!isNear(got.get(), example)) {
            differences.add(
                    "the score should be "
                            + example.score().toPlainString()
                            + (example.within().signum() > 0
                                    ? " within " + example.within().toPlainString()
                                    : "")
                            + ", but is "
                            + plain(got.get()));
        }
        String status = GradeTree.kebab(grade.status().name());
        example.status()
                .filter(wanted -> !wanted.equals(status))
                .ifPresent(
                        wanted ->
                                differences.add(
                                        "the status should be " + wanted + ", but is " + status));
        return differences;
    }

    /** Off by no more than allowed; and a third may be written as 0.33. */
    private static boolean isNear(BigDecimal got, Example example) {
        BigDecimal wanted = example.score();
        int places = Math.max(PLACES, wanted.scale());
        return got.subtract(wanted).abs().compareTo(example.within()) <= 0
                || got.setScale(places, RoundingMode.HALF_UP).compareTo(wanted) == 0;
    }

    private static Optional<BigDecimal> share(QuestionGrade grade) {
        return grade.rawPoints()
                .map(points -> points.divide(grade.maxPoints(), MathContext.DECIMAL128));
    }

    static String plain(BigDecimal share) {
        BigDecimal rounded = share.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
    }
}
