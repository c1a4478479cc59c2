package dev.assay.grading;

import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.FeedbackText;
import dev.assay.course.Group;
import dev.assay.course.Question;
import dev.assay.course.RubricNode;
import dev.assay.grading.BoundQuestion.BoundGuard;
import dev.assay.grading.BoundQuestion.BoundRubric;
import dev.assay.grading.BoundQuestion.Broken;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.grading.BoundQuestion.Unready;
import dev.assay.grading.BoundQuestion.Watching;
import dev.assay.grading.QuestionGrade.MadeWith;
import dev.assay.plugin.Plugin;
import dev.assay.spi.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a question's grades depend on besides the answer. */
final class Provenance {

    private static final String ENGINE = engineVersion();

    private Provenance() {}

    static MadeWith of(
            Course course,
            Question question,
            BoundRubric rubric,
            List<BoundGuard> guards,
            double reviewBelow,
            Toolbox toolbox) {
        Map<String, String> checkers = new TreeMap<>();
        Map<String, String> services = new TreeMap<>();
        Stream.concat(RightAnswers.criteria(question), guards.stream().map(BoundGuard::criterion))
                .flatMap(criterion -> toolbox.checker(criterion.checker()).stream())
                .forEach(
                        plugin -> {
                            checkers.put(plugin.id(), plugin.version());
                            services.putAll(services(plugin, toolbox));
                        });
        return new MadeWith(
                rubric(question, rubric, guards, reviewBelow),
                seed(course, question),
                ENGINE,
                checkers,
                services,
                Optional.of(question.graded().hash()).filter(hash -> !hash.isEmpty()));
    }

    /** Of the question, and the same for every learner. */
    static long seed(Course course, Question question) {
        return new Fingerprint().add("course", course.id()).add("question", question.id()).seed();
    }

    /** The hash of all that the author has written that bears on a grade. */
    private static String rubric(
            Question question, BoundRubric rubric, List<BoundGuard> guards, double reviewBelow) {
        Fingerprint hash = new Fingerprint();
        hash.add(question.view());
        hash.add("points", question.points().stripTrailingZeros().toPlainString());
        hash.add("review-below", Double.toString(reviewBelow));
        question.rubric().ifPresent(root -> node(root, hash));
        switch (rubric) {
            case Ready ready -> ready.checks().forEach((id, check) -> hash.add(id, check.inputs()));
            case Unready unready -> hash.add("unready", unready.reason());
        }
        for (BoundGuard guard : guards) {
            switch (guard) {
                case Watching watching ->
                        hash.add("guard", watching.check().inputs())
                                .add(
                                        "above",
                                        watching.criterion()
                                                .above()
                                                .stripTrailingZeros()
                                                .toPlainString());
                case Broken broken -> hash.add("broken", broken.reason());
            }
        }
        return hash.hash();
    }

    private static void node(RubricNode node, Fingerprint hash) {
        hash.add("id", node.id());
        hash.add("weight", node.weight().stripTrailingZeros().toPlainString());
        FeedbackText feedback = node.feedback();
        hash.add("earned", feedback.earned().stream().toList());
        hash.add("partial", feedback.partial().stream().toList());
        hash.add("missing", feedback.missing().stream().toList());
        hash.add("found", feedback.found().stream().toList());
        switch (node) {
            case Criterion criterion -> {
                hash.add("check", criterion.checker());
                hash.add("with", criterion.config());
                hash.add("always", Boolean.toString(criterion.always()));
            }
            case Group group -> {
                hash.add("combine", group.combine().name());
                hash.add("pass", group.pass().stripTrailingZeros().toPlainString());
                hash.add("parts", Integer.toString(group.parts().size()));
                group.parts().forEach(part -> node(part, hash));
            }
        }
    }

    /** Of the services that a checker needs, those that its outcomes depend on. */
    static Map<String, String> services(Plugin plugin, Toolbox toolbox) {
        Map<String, String> services = new TreeMap<>();
        for (Class<? extends Service> type : plugin.type().requires()) {
            String version = toolbox.version(type);
            if (!version.isEmpty()) {
                services.put(type.getSimpleName(), version);
            }
        }
        return services;
    }

    private static String engineVersion() {
        try (InputStream in = Provenance.class.getResourceAsStream("engine.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "engine.properties is in the jar"));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("engine.properties can't be read", e);
        }
    }
}
