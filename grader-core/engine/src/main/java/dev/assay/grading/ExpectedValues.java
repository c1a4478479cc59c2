package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.config.YamlEdit;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.Question;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.UpdatesExpected.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds out what a course's checks should expect, by running the questions' right answers. */
public final class ExpectedValues {

    private ExpectedValues() {}

    /**
     * A value that a question's file should hold.
     *
     * @param path of the value in the check's settings
     * @param json the value, as JSON
     */
    public record Change(Question question, Criterion criterion, String path, String json) {

        /** The question's file with the value in it. */
        public String in(String text) {
            return YamlEdit.set(text, criterion.config(), path, json);
        }
    }

    /**
     * Finds out.
     *
     * @param problems what could not be found out, and why
     * @return what differs from what is there, in the order of the course
     */
    public static List<Change> find(Course course, Catalogue catalogue, Consumer<Problem> problems)
            throws InterruptedException {
        Toolbox toolbox = Toolbox.of(catalogue);
        List<Change> changes = new ArrayList<>();
        for (Question question : course.questions()) {
            for (Criterion criterion : RightAnswers.criteria(question).toList()) {
                Optional<Binding.Prepared<List<Update>>> updater =
                        Binding.updater(course, question, criterion, toolbox, problems);
                if (updater.isPresent()) {
                    find(question, criterion, updater.get(), problems).stream()
                            .map(each -> new Change(question, criterion, each.path(), each.json()))
                            .forEach(changes::add);
                }
            }
        }
        return List.copyOf(changes);
    }

    private static List<Update> find(
            Question question,
            Criterion criterion,
            Binding.Prepared<List<Update>> updater,
            Consumer<Problem> problems)
            throws InterruptedException {
        List<RightAnswers.Right> right = RightAnswers.of(question);
        if (right.isEmpty()) {
            problems.accept(
                    Problem.warning(
                            criterion.source(),
                            "there is no right answer to find out by what is expected",
                            "write a model-answer"));
            return List.of();
        }
        try {
            return updater.run(right.getFirst().answer());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // the author's code may raise anything
            problems.accept(
                    Problem.error(
                            criterion.source(),
                            "what is expected can't be found out: " + Failures.describe(e),
                            "mend the right answer at " + right.getFirst().source()));
            return List.of();
        }
    }
}
