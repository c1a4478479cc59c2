package dev.assay.grading;

import dev.assay.course.FeedbackText;
import dev.assay.course.Group;
import dev.assay.course.RubricNode;
import dev.assay.grading.CriterionGrade.Branch;
import dev.assay.grading.CriterionGrade.Leaf;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a rubric's sum into what is shown: scores, evidence, feedback. */
final class GradeTree {

    private static final int SCALE = 6;
    private static final String WEIGHTED_SUM = kebab(Group.Combine.WEIGHTED_SUM.name());
    private static final String BEST_OF = kebab(Group.Combine.BEST_OF.name());

    private final Map<String, BoundCheck> checks;

    private GradeTree(Map<String, BoundCheck> checks) {
        this.checks = checks;
    }

    /** What one node and all below it came to. */
    static CriterionGrade of(NodeSum sum, Map<String, BoundCheck> checks) {
        return new GradeTree(checks).grade(sum, false);
    }

    /**
     * The nodes to list, such that a weighted sum of them is the question's score: the parts of a
     * rubric that is a weighted sum, and any other rubric as a whole.
     */
    static List<CriterionGrade> topLevel(CriterionGrade root) {
        return root instanceof Branch branch && branch.combine().equals(WEIGHTED_SUM)
                ? branch.parts()
                : List.of(root);
    }

    /** Whether a part of a group was beaten, so that what it would say is beside the point. */
    static boolean hasLost(Branch group, CriterionGrade part) {
        return hasLost(group.combine(), group.chosen(), part.id(), part.weight());
    }

    private static boolean hasLost(
            String combine, Optional<String> chosen, String part, BigDecimal weight) {
        return combine.equals(BEST_OF)
                && weight.signum() != 0
                && chosen.filter(part::equals).isEmpty();
    }

    /** All that a node and those below it say: a group before its parts. */
    static List<Feedback> feedback(CriterionGrade grade) {
        List<Feedback> said = new ArrayList<>(grade.feedback());
        if (grade instanceof Branch branch) {
            branch.parts().forEach(part -> said.addAll(feedback(part)));
        }
        return said;
    }

    /**
     * Makes the grade of a node.
     *
     * @param isSilent whether it lost in a best-of, so that what it would say is beside the point
     */
    private CriterionGrade grade(NodeSum sum, boolean isSilent) {
        List<Feedback> said = new ArrayList<>();
        if (!isSilent) {
            sum.score().ifPresent(score -> said.addAll(sentences(sum.node(), score)));
        }
        return switch (sum) {
            case NodeSum.Leaf leaf -> leaf(leaf, said, isSilent);
            case NodeSum.Branch branch -> branch(branch, said, isSilent);
        };
    }

    private CriterionGrade branch(NodeSum.Branch sum, List<Feedback> said, boolean isSilent) {
        Group group = sum.node();
        List<CriterionGrade> parts = new ArrayList<>();
        Optional<String> chosen = sum.chosen().map(part -> part.node().id());
        String combine = kebab(group.combine().name());
        for (NodeSum part : sum.parts()) {
            boolean hasLost = hasLost(combine, chosen, part.node().id(), part.node().weight());
            parts.add(grade(part, isSilent || hasLost));
        }
        return new Branch(
                group.id(),
                combine,
                group.weight(),
                sum.result(),
                sum.score().map(GradeTree::shown),
                chosen,
                parts,
                said);
    }

    private CriterionGrade leaf(NodeSum.Leaf sum, List<Feedback> said, boolean isSilent) {
        String reason = "";
        double confidence = 0;
        List<Evidence> evidence = List.of();
        if (sum.state() instanceof LeafState.Said(Outcome outcome)) {
            switch (outcome) {
                case Outcome.Graded graded -> {
                    confidence = graded.confidence().value();
                    evidence = graded.evidence();
                    said.addAll(isSilent ? List.of() : graded.feedback());
                }
                case Outcome.Ungradable ungradable -> {
                    confidence = 1;
                    reason = ungradable.reason();
                    evidence = ungradable.evidence();
                    said.addAll(isSilent ? List.of() : ungradable.feedback());
                }
                case Outcome.Failed failed -> reason = failed.reason();
                case Outcome.Refer refer -> throw new IllegalStateException("only a guard refers");
            }
        }
        String id = sum.node().id();
        BoundCheck check = checks.get(id);
        if (check == null) {
            throw new IllegalStateException("the criterion " + id + " has no check");
        }
        return new Leaf(
                id,
                check.info().id(),
                check.info().version(),
                sum.node().weight(),
                sum.result(),
                sum.score().map(GradeTree::shown),
                confidence,
                reason,
                evidence,
                said);
    }

    /** The author's sentences for a score. */
    static List<Feedback> sentences(RubricNode node, BigDecimal score) {
        FeedbackText text = node.feedback();
        List<Optional<String>> chosen = new ArrayList<>();
        if (score.signum() > 0) {
            chosen.add(text.found());
        }
        if (score.signum() == 0) {
            chosen.add(text.missing());
        } else if (score.compareTo(BigDecimal.ONE) == 0) {
            chosen.add(text.earned());
        } else {
            chosen.add(text.partial());
        }
        return chosen.stream()
                .flatMap(Optional::stream)
                .filter(sentence -> !sentence.isBlank())
                .map(Feedback::learner)
                .toList();
    }

    private static BigDecimal shown(BigDecimal score) {
        return score.setScale(SCALE, RoundingMode.HALF_UP);
    }

    static String kebab(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
