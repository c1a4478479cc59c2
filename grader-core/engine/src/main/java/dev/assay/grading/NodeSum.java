package dev.assay.grading;

import dev.assay.course.Criterion;
import dev.assay.course.Group;
import dev.assay.course.RubricNode;
import dev.assay.grading.CriterionGrade.Result;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a node of a rubric comes to, as far as it is known. */
sealed interface NodeSum {

    /** The node. */
    RubricNode node();

    /** The scores that it may still come to. */
    Interval interval();

    /** What became of it. */
    Result result();

    /** Which checks the interval rests on. */
    Deciders deciders();

    /** Its score; empty until both ends of the interval meet. */
    default Optional<BigDecimal> score() {
        return switch (result()) {
            case GRADED, UNGRADABLE -> Optional.of(interval().low());
            case PENDING, FAILED, SKIPPED -> Optional.empty();
        };
    }

    /** A check. */
    record Leaf(
            Criterion node, LeafState state, Interval interval, Result result, Deciders deciders)
            implements NodeSum {}

    /**
     * A group.
     *
     * @param chosen the part that a decided {@code best-of} took
     */
    record Branch(
            Group node,
            Interval interval,
            Result result,
            Deciders deciders,
            List<NodeSum> parts,
            Optional<NodeSum> chosen)
            implements NodeSum {

        public Branch {
            parts = List.copyOf(parts);
        }
    }
}
