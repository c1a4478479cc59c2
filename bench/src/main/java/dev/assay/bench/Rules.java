package dev.assay.bench;

import dev.assay.config.Located;
import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.config.YamlReader;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.FeedbackText;
import dev.assay.course.Question;
import dev.assay.grading.SingleCheck;
import dev.assay.plugin.Catalogue;
import dev.assay.policy.Policy;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.GradedAnswers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks to measure, bound as in a course of one question. */
public final class Rules {

    private static final Catalogue CATALOGUE = Catalogue.load();

    private Rules() {}

    /**
     * Binds a check.
     *
     * @param checker its id
     * @param config what an author would write under {@code with:}
     * @throws IllegalArgumentException when it can't be bound
     */
    static SingleCheck bind(String checker, String config) {
        return bind(
                checker, config, "What does autograd do while a network is trained?", List.of());
    }

    /**
     * Binds a check.
     *
     * @param checker its id
     * @param config what an author would write under {@code with:}
     * @param prompt the question's
     * @param references the question's
     * @throws IllegalArgumentException when it can't be bound
     */
    public static SingleCheck bind(
            String checker, String config, String prompt, List<String> references) {
        List<Problem> problems = new ArrayList<>();
        return YamlReader.read("bench.yaml", config, problems::add)
                .map(with -> criterion(checker, with))
                .flatMap(
                        criterion -> {
                            Question question = question(criterion, prompt, references);
                            return SingleCheck.bind(
                                    course(question),
                                    question,
                                    criterion,
                                    CATALOGUE,
                                    problems::add);
                        })
                .orElseThrow(() -> new IllegalArgumentException(checker + ": " + problems));
    }

    private static Criterion criterion(String checker, Located with) {
        return new Criterion(
                "criterion",
                BigDecimal.ONE,
                FeedbackText.NONE,
                new Source("bench.yaml", 1),
                checker,
                with,
                false,
                false);
    }

    private static Question question(Criterion criterion, String prompt, List<String> references) {
        return new Question(
                "question",
                1,
                "",
                List.of(),
                OptionalDouble.empty(),
                prompt,
                List.of(),
                AnswerKind.parse("text"),
                BigDecimal.ONE,
                Optional.of(criterion),
                references,
                List.of(),
                Optional.empty(),
                "",
                List.of(),
                OptionalDouble.empty(),
                List.of(),
                GradedAnswers.NONE,
                List.of(),
                criterion.source());
    }

    private static Course course(Question question) {
        return new Course(
                "bench",
                "Bench",
                Path.of(""),
                "",
                Map.of(),
                List.of(),
                0,
                new Course.SheetSettings(List.of()),
                List.of(question),
                Map.of(),
                Policy.NONE);
    }
}
