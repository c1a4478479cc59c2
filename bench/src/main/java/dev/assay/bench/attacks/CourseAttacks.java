package dev.assay.bench.attacks;

import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.course.Example;
import dev.assay.course.Question;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.QuestionGrade;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What attacks get from an author's rules: a course, graded as it is graded for learners. */
final class CourseAttacks {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** With fewer words beside its code there is no sentence in a reference. */
    private static final int LEAST_WORDS = 3;

    private static final Predicate<String> WORD =
            Pattern.compile("\\p{L}{2,}[,.;:]?").asMatchPredicate();

    private CourseAttacks() {}

    static Tally run(Path folder) throws InterruptedException {
        Tally tally = new Tally("graded as right without review, by an author's rules: " + folder);
        Course course =
                CourseReader.read(folder)
                        .course()
                        .orElseThrow(() -> new IllegalArgumentException("no course: " + folder));
        try (Catalogue catalogue = Catalogue.load();
                Grader grader = new Grader(GraderSettings.standard())) {
            BoundCourse bound = BoundCourse.bind(course, catalogue);
            for (Question question : course.questions()) {
                if (question.rubric().isPresent()) {
                    attack(question, bound, grader, tally);
                }
            }
        }
        return tally;
    }

    private static void attack(Question question, BoundCourse course, Grader grader, Tally tally)
            throws InterruptedException {
        if (question.kind().form() != AnswerKind.Form.CODE) {
            for (String reference : question.references()) {
                if (!isCode(reference)) {
                    attack(question, reference, course, grader, tally);
                }
            }
        }
        for (Example example : question.examples()) {
            if (example.score().compareTo(BigDecimal.ONE) == 0
                    && example.known().isEmpty()
                    && example.status().isEmpty()) {
                QuestionGrade grade = grader.grade(course, question.id(), example.answer());
                tally.honest(
                        grade.reasons().stream()
                                .filter(reason -> reason.startsWith("text.guard"))
                                .findFirst()
                                .orElse(""),
                        example.answer().text());
            }
        }
    }

    private static void attack(
            Question question, String reference, BoundCourse course, Grader grader, Tally tally)
            throws InterruptedException {
        Target target = new Target(question.prompt(), reference);
        for (Attack attack : Attack.values()) {
            List<String> texts = attack.on(target);
            for (int i = 0; i < texts.size(); i++) {
                Answer answer = Answer.of(texts.get(i));
                QuestionGrade grade = grader.grade(course, question.id(), answer);
                boolean passed =
                        grade.status() == Status.GRADED && share(grade).compareTo(HALF) >= 0;
                tally.attack(attack, i, passed, question.id(), texts.get(i));
            }
        }
    }

    /**
     * There is no denying a line of code, and its calls in a heap are calls: what a rubric gives
     * for them, it gives by right.
     */
    private static boolean isCode(String reference) {
        return reference.contains("=")
                || reference.startsWith("class ")
                || Stream.of(reference.split(" ", -1)).filter(WORD).count() < LEAST_WORDS;
    }

    private static BigDecimal share(QuestionGrade grade) {
        return grade.rawPoints().orElse(BigDecimal.ZERO).divide(grade.maxPoints());
    }
}
