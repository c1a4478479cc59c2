package dev.assay.grading;

import dev.assay.course.Criterion;
import dev.assay.course.Group;
import dev.assay.course.RubricNode;
import dev.assay.grading.CriterionGrade.Result;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums a rubric up, as far as its checks have spoken: pure arithmetic of intervals. All of it is
 * monotone, and so is DECIMAL128's rounding: what is decided stays as it is, whatever the other
 * checks will say.
 */
final class RubricSum {

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private RubricSum() {}

    /**
     * What a rubric comes to.
     *
     * @param leaves what is known of each check, by the criterion's id; one that is not there is
     *     pending
     */
    static NodeSum of(RubricNode node, Map<String, LeafState> leaves) {
        return switch (node) {
            case Criterion criterion ->
                    leaf(criterion, leaves.getOrDefault(criterion.id(), LeafState.PENDING));
            case Group group ->
                    branch(group, group.parts().stream().map(part -> of(part, leaves)).toList());
        };
    }

    private static NodeSum leaf(Criterion node, LeafState state) {
        return switch (state) {
            case LeafState.Pending pending ->
                    new NodeSum.Leaf(node, state, Interval.UNKNOWN, Result.PENDING, Deciders.NONE);
            case LeafState.Skipped skipped ->
                    new NodeSum.Leaf(node, state, Interval.UNKNOWN, Result.SKIPPED, Deciders.NONE);
            case LeafState.Said(Outcome outcome) ->
                    switch (outcome) {
                        case Outcome.Graded graded ->
                                new NodeSum.Leaf(
                                        node,
                                        state,
                                        Interval.exactly(graded.score().value()),
                                        Result.GRADED,
                                        Deciders.graded(graded.confidence().value()));
                        case Outcome.Ungradable ungradable ->
                                new NodeSum.Leaf(
                                        node,
                                        state,
                                        Interval.ZERO,
                                        Result.UNGRADABLE,
                                        Deciders.ungradableLeaf());
                        case Outcome.Failed failed ->
                                // What is optional earns nothing then, and somebody has to confirm
                                // what the others come to.
                                new NodeSum.Leaf(
                                        node,
                                        state,
                                        node.optional() ? Interval.ZERO : Interval.UNKNOWN,
                                        Result.FAILED,
                                        node.optional() ? Deciders.graded(0) : Deciders.NONE);
                        case Outcome.Refer refer ->
                                throw new IllegalStateException("only a guard refers");
                    };
        };
    }

    private static NodeSum branch(Group group, List<NodeSum> parts) {
        List<NodeSum> counting = parts.stream().filter(part -> counts(group, part.node())).toList();
        return switch (group.combine()) {
            case WEIGHTED_SUM -> branch(group, parts, weightedSum(counting), Deciders.of(counting));
            case BEST_OF -> bestOf(group, parts, counting);
            case ALL_OR_NOTHING -> allOrNothing(group, parts, counting);
            case GATE_THEN_REST -> gateThenRest(group, parts, counting);
        };
    }

    /** A part of weight 0 is feedback only; but a gate opens or not, whatever its weight. */
    static boolean counts(Group group, RubricNode part) {
        return part.weight().signum() != 0
                || (group.combine() == Group.Combine.GATE_THEN_REST && isGate(group, part));
    }

    private static boolean isGate(Group group, RubricNode part) {
        return part.id().equals(group.parts().getFirst().id());
    }

    private static Interval weightedSum(List<NodeSum> parts) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        for (NodeSum part : parts) {
            BigDecimal weight = part.node().weight();
            boolean earns = weight.signum() > 0;
            BigDecimal least = earns ? part.interval().low() : part.interval().high();
            BigDecimal most = earns ? part.interval().high() : part.interval().low();
            low = low.add(weight.multiply(least, PRECISION), PRECISION);
            high = high.add(weight.multiply(most, PRECISION), PRECISION);
            whole = earns ? whole.add(weight, PRECISION) : whole;
        }
        if (whole.signum() == 0) {
            return Interval.ZERO; // nothing can be earned; the course's reader refuses it
        }
        return Interval.clamped(low.divide(whole, PRECISION), high.divide(whole, PRECISION));
    }

    private static NodeSum bestOf(Group group, List<NodeSum> parts, List<NodeSum> counting) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        for (NodeSum part : counting) {
            low = low.max(part.interval().low());
            high = high.max(part.interval().high());
        }
        Interval interval = new Interval(low, high);
        Optional<NodeSum> chosen =
                interval.isDecided()
                        ? counting.stream()
                                .filter(part -> part.interval().isAtLeast(interval.low()))
                                .findFirst()
                        : Optional.empty();
        Deciders deciders =
                chosen.filter(part -> interval.isAtLeast(BigDecimal.ONE))
                        .map(Deciders::of)
                        .orElseGet(() -> Deciders.of(counting));
        return new NodeSum.Branch(
                group, interval, result(interval, deciders, parts), deciders, parts, chosen);
    }

    private static NodeSum allOrNothing(Group group, List<NodeSum> parts, List<NodeSum> counting) {
        List<NodeSum> short_ =
                counting.stream().filter(part -> part.interval().isBelow(BigDecimal.ONE)).toList();
        boolean isAll =
                !counting.isEmpty()
                        && counting.stream()
                                .allMatch(part -> part.interval().isAtLeast(BigDecimal.ONE));
        if (!short_.isEmpty() || counting.isEmpty()) {
            return branch(group, parts, Interval.ZERO, Deciders.of(short_));
        }
        return branch(group, parts, isAll ? Interval.ONE : Interval.UNKNOWN, Deciders.of(counting));
    }

    private static NodeSum gateThenRest(Group group, List<NodeSum> parts, List<NodeSum> counting) {
        NodeSum gate = counting.getFirst();
        List<NodeSum> rest = counting.subList(1, counting.size());
        Interval behind = weightedSum(rest);
        if (gate.interval().isBelow(group.pass())) {
            return branch(group, parts, Interval.ZERO, Deciders.of(gate));
        }
        if (gate.interval().isAtLeast(group.pass())) {
            return branch(group, parts, behind, Deciders.of(gate).and(Deciders.of(rest)));
        }
        return branch(
                group,
                parts,
                new Interval(BigDecimal.ZERO, behind.high()),
                // While the gate is open to doubt, only the rest can have decided.
                Deciders.of(rest));
    }

    private static NodeSum branch(
            Group group, List<NodeSum> parts, Interval interval, Deciders deciders) {
        return new NodeSum.Branch(
                group,
                interval,
                result(interval, deciders, parts),
                deciders,
                parts,
                Optional.empty());
    }

    private static Result result(Interval interval, Deciders deciders, List<NodeSum> parts) {
        if (interval.isDecided()) {
            return deciders.areAllUngradable() ? Result.UNGRADABLE : Result.GRADED;
        }
        if (has(parts, Result.PENDING)) {
            return Result.PENDING;
        }
        return has(parts, Result.FAILED) ? Result.FAILED : Result.SKIPPED;
    }

    private static boolean has(List<NodeSum> parts, Result result) {
        return parts.stream()
                .anyMatch(
                        part ->
                                switch (part) {
                                    case NodeSum.Leaf leaf -> leaf.result() == result;
                                    case NodeSum.Branch branch -> has(branch.parts(), result);
                                });
    }

    /**
     * Whether a check that has not run can still move what the rubric comes to.
     *
     * @param sum of the whole rubric
     * @param criterion the check's criterion
     */
    static boolean canMove(NodeSum sum, Criterion criterion) {
        return switch (sum) {
            case NodeSum.Leaf leaf ->
                    leaf.node().id().equals(criterion.id()) && !leaf.interval().isDecided();
            case NodeSum.Branch branch ->
                    !branch.interval().isDecided()
                            && branch.parts().stream()
                                    .anyMatch(
                                            part ->
                                                    isOpen(branch, part)
                                                            && canMove(part, criterion));
        };
    }

    /** Whether a part of an undecided group can still move the group. */
    private static boolean isOpen(NodeSum.Branch branch, NodeSum part) {
        if (!counts(branch.node(), part.node())) {
            return false;
        }
        return switch (branch.node().combine()) {
            case WEIGHTED_SUM, ALL_OR_NOTHING -> true;
            case BEST_OF -> part.interval().high().compareTo(branch.interval().low()) > 0;
            case GATE_THEN_REST -> {
                boolean isGate = isGate(branch.node(), part.node());
                // An undecided group's gate has not fallen short; has it opened?
                yield !isGate || !part.interval().isAtLeast(branch.node().pass());
            }
        };
    }
}
