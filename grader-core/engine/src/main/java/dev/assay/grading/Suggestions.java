package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.Group;
import dev.assay.course.Question;
import dev.assay.course.RubricNode;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Suggests;
import dev.assay.spi.Suggests.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks a question's checkers which answers a human should grade next. */
public final class Suggestions {

    private final Criterion criterion;
    private final Suggests.Suggester suggester;

    private Suggestions(Criterion criterion, Suggests.Suggester suggester) {
        this.criterion = criterion;
        this.suggester = suggester;
    }

    /**
     * Prepares the first check of a question's rubric whose checker learns from graded answers.
     *
     * @param problems what is wrong with the check's configuration
     * @return empty when no check of the rubric learns
     */
    public static Optional<Suggestions> of(
            Course course, Question question, Catalogue catalogue, Consumer<Problem> problems) {
        Toolbox toolbox = Toolbox.of(catalogue);
        return question.rubric().stream()
                .flatMap(Suggestions::criteria)
                .filter(criterion -> learns(criterion, toolbox))
                .findFirst()
                .flatMap(
                        criterion ->
                                Binding.suggester(course, question, criterion, toolbox, problems)
                                        .map(made -> new Suggestions(criterion, made)));
    }

    private static Stream<Criterion> criteria(RubricNode node) {
        return switch (node) {
            case Criterion criterion -> Stream.of(criterion);
            case Group group -> group.parts().stream().flatMap(Suggestions::criteria);
        };
    }

    private static boolean learns(Criterion criterion, Toolbox toolbox) {
        return toolbox.checker(criterion.checker())
                .filter(plugin -> plugin.type() instanceof Suggests<?>)
                .isPresent();
    }

    /** The criterion that would learn. */
    public Criterion criterion() {
        return criterion;
    }

    /**
     * Names the answers whose grading would teach most.
     *
     * @throws Exception what the checker throws
     */
    public List<Suggestion> suggest(List<Answer> answers, int count) throws Exception {
        return List.copyOf(suggester.suggest(answers, count));
    }
}
