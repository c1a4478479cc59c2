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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

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
        question.rubric().ifPresent(root -> checkers(root, toolbox, checkers));
        guards.forEach(guard -> checker(guard.criterion(), toolbox, checkers));
        return new MadeWith(
                rubric(question, rubric, guards, reviewBelow),
                seed(course, question),
                ENGINE,
                checkers,
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
                case Watching watching -> hash.add("guard", watching.check().inputs());
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

    private static void checkers(RubricNode node, Toolbox toolbox, Map<String, String> checkers) {
        switch (node) {
            case Criterion criterion -> checker(criterion, toolbox, checkers);
            case Group group -> group.parts().forEach(part -> checkers(part, toolbox, checkers));
        }
    }

    private static void checker(
            Criterion criterion, Toolbox toolbox, Map<String, String> checkers) {
        toolbox.checker(criterion.checker())
                .ifPresent(plugin -> checkers.put(plugin.id(), plugin.version()));
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
