package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.course.Criterion;
import dev.assay.course.Question;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Mutates.Mutant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Grades wrong variants of right answers: a rubric that gives them full marks is too kind. */
public final class MutantCheck {

    private MutantCheck() {}

    /** What came of a variant. */
    public enum Verdict {
        /** It gets less than full marks, as it should. */
        CAUGHT,
        /** It gets full marks. */
        FULL_MARKS,
        /** The author says that it is as right as before. */
        HARMLESS,
        /** It could not be graded. */
        FAILED
    }

    /**
     * A variant and what came of it.
     *
     * @param source where the right answer stands that it was made from
     */
    public record Row(Question question, Source source, Mutant mutant, Verdict verdict) {}

    /**
     * Makes them and grades them.
     *
     * @param problems what could not be made, and why
     * @return in the order of the course
     */
    public static List<Row> run(
            BoundCourse course, Catalogue catalogue, Grader grader, Consumer<Problem> problems)
            throws InterruptedException {
        Toolbox toolbox = Toolbox.of(catalogue);
        List<Callable<Row>> tasks = new ArrayList<>();
        for (Question question : course.course().questions()) {
            for (Criterion criterion : RightAnswers.criteria(question).toList()) {
                Optional<Binding.Prepared<List<Mutant>>> mutator =
                        Binding.mutator(course.course(), question, criterion, toolbox, problems);
                if (mutator.isPresent()) {
                    tasks.addAll(tasks(course, question, mutator.get(), grader, problems));
                    break;
                }
            }
        }
        return Grader.all(tasks);
    }

    /** The variants of the first right answer that has any. */
    private static List<Callable<Row>> tasks(
            BoundCourse course,
            Question question,
            Binding.Prepared<List<Mutant>> mutator,
            Grader grader,
            Consumer<Problem> problems)
            throws InterruptedException {
        for (RightAnswers.Right right : RightAnswers.of(question)) {
            try {
                List<Mutant> mutants = mutator.run(right.answer());
                if (!mutants.isEmpty()) {
                    return mutants.stream()
                            .<Callable<Row>>map(
                                    mutant ->
                                            () ->
                                                    row(
                                                            course,
                                                            question,
                                                            right.source(),
                                                            mutant,
                                                            grader))
                            .toList();
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) { // the author's code may raise anything
                problems.accept(
                        Problem.warning(
                                right.source(),
                                "no mutants can be made: " + Failures.describe(e),
                                "look at the answer's code"));
            }
        }
        return List.of();
    }

    private static Row row(
            BoundCourse course, Question question, Source source, Mutant mutant, Grader grader)
            throws InterruptedException {
        QuestionGrade grade = grader.grade(course, question.id(), mutant.answer());
        Optional<BigDecimal> points = grade.rawPoints();
        Verdict verdict =
                points.isEmpty()
                        ? Verdict.FAILED
                        : points.get().compareTo(grade.maxPoints()) < 0
                                ? Verdict.CAUGHT
                                : mutant.harmless().isPresent()
                                        ? Verdict.HARMLESS
                                        : Verdict.FULL_MARKS;
        return new Row(question, source, mutant, verdict);
    }
}
