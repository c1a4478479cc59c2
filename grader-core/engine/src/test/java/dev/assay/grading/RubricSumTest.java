package dev.assay.grading;

import static dev.assay.grading.Rubrics.all;
import static dev.assay.grading.Rubrics.best;
import static dev.assay.grading.Rubrics.gate;
import static dev.assay.grading.Rubrics.group;
import static dev.assay.grading.Rubrics.known;
import static dev.assay.grading.Rubrics.leaf;
import static dev.assay.grading.Rubrics.optional;
import static dev.assay.grading.Rubrics.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.course.Group.Combine;
import dev.assay.course.RubricNode;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rubrics come to intervals, results, confidences and choices. */
final class RubricSumTest {

    private static final RubricNode A = leaf("a");
    private static final RubricNode B = leaf("b");
    private static final RubricNode C = leaf("c");

    /** Rubric, what is known, and the sum: {@code result low..high confidence}. */
    static Stream<Arguments> sums() {
        RubricNode twoToOne = sum(leaf("a", "2"), B);
        RubricNode deducting = sum(A, B, leaf("d", "-1"));
        RubricNode feedbackOnly = sum(A, leaf("z", "0"));
        RubricNode gate = gate("0.5", A, B, C);
        RubricNode refutation = group("refutation", Combine.ALL_OR_NOTHING, "-0.75", optional("o"));
        return Stream.of(
                // A leaf.
                arguments(A, "a=0.25@0.9", "graded 0.25..0.25 0.9"),
                arguments(A, "a=ungradable", "ungradable 0..0 1.0"),
                arguments(A, "a=failed", "failed 0..1 1.0"),
                arguments(A, "a=pending", "pending 0..1 1.0"),
                arguments(A, "", "pending 0..1 1.0"),
                arguments(A, "a=skipped", "skipped 0..1 1.0"),
                // weighted-sum: by the sum of positive weights.
                arguments(twoToOne, "a=1@0.9 b=0@0.8", "graded 0.6667..0.6667 0.8"),
                arguments(twoToOne, "a=1 b=failed", "failed 0.6667..1 1.0"),
                arguments(twoToOne, "a=failed b=pending", "pending 0..1 1.0"),
                arguments(twoToOne, "a=0.5 b=ungradable", "graded 0.3333..0.3333 1.0"),
                arguments(twoToOne, "a=ungradable b=ungradable", "ungradable 0..0 1.0"),
                arguments(twoToOne, "a=ungradable b=failed", "failed 0..0.3333 1.0"),
                // Deductions count against; what is left is clamped to 0..1.
                arguments(deducting, "a=1 b=1 d=1", "graded 0.5..0.5 1.0"),
                arguments(deducting, "a=1 b=0.5 d=0.5", "graded 0.5..0.5 1.0"),
                arguments(deducting, "a=0.5 b=0 d=1", "graded 0..0 1.0"),
                arguments(deducting, "a=1 b=1 d=failed", "failed 0.5..1 1.0"),
                arguments(deducting, "a=0 b=0 d=failed", "graded 0..0 1.0"),
                arguments(deducting, "a=0@0.7 b=0 d=1@0.6", "graded 0..0 0.6"),
                arguments(sum(A, leaf("d", "-3")), "a=failed d=1", "graded 0..0 1.0"),
                // Weight 0 is feedback only: it neither earns nor decides.
                arguments(feedbackOnly, "a=1 z=0@0.1", "graded 1..1 1.0"),
                arguments(feedbackOnly, "a=1 z=failed", "graded 1..1 1.0"),
                arguments(feedbackOnly, "a=ungradable z=1", "ungradable 0..0 1.0"),
                arguments(best(A, leaf("z", "0")), "a=0.5 z=1@0.1", "graded 0.5..0.5 1.0"),
                arguments(all(A, leaf("z", "0")), "a=1 z=0@0.1", "graded 1..1 1.0"),
                arguments(sum(leaf("z", "0")), "z=1", "graded 0..0 1.0"),
                arguments(sum(leaf("d", "-1")), "d=1", "graded 0..0 1.0"),
                arguments(best(leaf("z", "0")), "z=1", "graded 0..0 1.0"),
                arguments(all(leaf("z", "0")), "z=1", "graded 0..0 1.0"),
                // best-of: the highest. Below full marks every part decided that it is no more.
                arguments(best(A, B), "a=0.2@0.9 b=0.8@0.95", "graded 0.8..0.8 0.9"),
                arguments(best(A, B), "a=0.2@0.3 b=1@0.95", "graded 1..1 0.95"),
                arguments(best(A, B), "a=1@0.7 b=1@0.95", "graded 1..1 0.7"),
                arguments(best(A, B), "a=failed b=1@0.9", "graded 1..1 0.9"),
                arguments(best(A, B), "a=failed b=0.4", "failed 0.4..1 1.0"),
                // What is optional and failed leaves it to the others, for a human to confirm.
                arguments(best(optional("o"), B), "o=failed b=0.4", "graded 0.4..0.4 0.0"),
                arguments(best(optional("o"), B), "o=failed b=1@0.9", "graded 1..1 0.9"),
                arguments(best(optional("o"), B), "o=0.7 b=0.4", "graded 0.7..0.7 1.0"),
                arguments(best(optional("o"), B), "o=pending b=0.4", "pending 0.4..1 1.0"),
                arguments(
                        best(all(optional("o"), A), B),
                        "o=failed a=1 b=0.4",
                        "graded 0.4..0.4 0.0"),
                arguments(
                        best(all(optional("o"), A), B),
                        "o=failed a=0 b=0.4",
                        "graded 0.4..0.4 0.0"),
                arguments(sum(A, refutation), "a=1 o=failed", "graded 1..1 0.0"),
                arguments(sum(A, refutation), "a=1 o=ungradable", "graded 1..1 1.0"),
                arguments(sum(A, refutation), "a=1 o=1", "graded 0.25..0.25 1.0"),
                arguments(best(A, B), "a=ungradable b=0@0.9", "graded 0..0 0.9"),
                arguments(best(A, B), "a=ungradable b=ungradable", "ungradable 0..0 1.0"),
                arguments(best(A, B), "a=pending b=failed", "pending 0..1 1.0"),
                // all-or-nothing: at 0 the parts that fell short decided, at 1 all of them.
                arguments(all(A, B, C), "a=1@0.9 b=1@0.8 c=1@0.95", "graded 1..1 0.8"),
                arguments(all(A, B, C), "a=1@0.5 b=0.99@0.9 c=1", "graded 0..0 0.9"),
                arguments(all(A, B, C), "a=0@0.9 b=0@0.7 c=1@0.1", "graded 0..0 0.7"),
                arguments(all(A, B, C), "a=failed b=0 c=pending", "graded 0..0 1.0"),
                arguments(all(A, B, C), "a=failed b=1 c=1", "failed 0..1 1.0"),
                arguments(all(A, B, C), "a=ungradable b=1 c=1", "ungradable 0..0 1.0"),
                arguments(all(A, B, C), "a=ungradable b=0 c=1", "graded 0..0 1.0"),
                // gate-then-rest: the gate alone decides where it falls short.
                arguments(gate, "a=0.49@0.9 b=1@0.3 c=1", "graded 0..0 0.9"),
                arguments(gate, "a=0.5@0.9 b=1@0.8 c=0", "graded 0.5..0.5 0.8"),
                arguments(gate, "a=1@0.6 b=1@0.8 c=1", "graded 1..1 0.6"),
                arguments(gate, "a=0 b=failed c=failed", "graded 0..0 1.0"),
                arguments(gate, "a=failed b=1 c=0", "failed 0..0.5 1.0"),
                arguments(gate, "a=failed b=0@0.9 c=0@0.8", "graded 0..0 0.8"),
                arguments(gate, "a=1 b=failed c=1", "failed 0.5..1 1.0"),
                arguments(gate, "a=ungradable b=1 c=1", "ungradable 0..0 1.0"),
                arguments(gate, "a=1 b=ungradable c=ungradable", "graded 0..0 1.0"),
                arguments(gate("1", leaf("a", "0"), B), "a=0 b=1", "graded 0..0 1.0"),
                arguments(gate("1", leaf("a", "0"), B), "a=1 b=1", "graded 1..1 1.0"),
                arguments(gate("0", A, B), "a=failed b=1", "graded 1..1 1.0"),
                // A group that is open itself may have decided the one around it.
                arguments(
                        all(group("g", Combine.WEIGHTED_SUM, "1", A, B), C),
                        "a=0@0.9 b=failed c=1@0.2",
                        "graded 0..0 0.9"),
                arguments(
                        best(group("g", Combine.ALL_OR_NOTHING, "1", A, B), C),
                        "a=1 b=skipped c=0.5",
                        "skipped 0.5..1 1.0"),
                arguments(
                        sum(group("g", Combine.BEST_OF, "3", A, B), C),
                        "a=1 b=failed c=0",
                        "graded 0.75..0.75 1.0"));
    }

    @ParameterizedTest(name = "[{index}] {1} is {2}")
    @MethodSource("sums")
    void aRubricComesTo(RubricNode rubric, String known, String expected) {
        assertEquals(expected, shown(RubricSum.of(rubric, known(known))));
    }

    private static String shown(NodeSum sum) {
        return sum.result().name().toLowerCase(Locale.ROOT)
                + " "
                + shown(sum.interval().low())
                + ".."
                + shown(sum.interval().high())
                + " "
                + sum.deciders().confidence();
    }

    private static String shown(BigDecimal value) {
        BigDecimal rounded = value.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.setScale(Math.max(0, rounded.scale())).toPlainString();
    }

    @Test
    void aScoreIsThereOnceItIsDecided() {
        assertEquals(
                new BigDecimal("0.500000"), RubricSum.of(A, known("a=0.5")).score().orElseThrow());
        assertEquals(
                0,
                BigDecimal.ZERO.compareTo(
                        RubricSum.of(A, known("a=ungradable")).score().orElseThrow()));
        for (String open : List.of("a=failed", "a=pending", "a=skipped")) {
            assertEquals(true, RubricSum.of(A, known(open)).score().isEmpty(), open);
        }
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                arguments("a=0.5 b=1 c=0", "b"),
                arguments("a=1 b=1 c=1", "a"),
                arguments("a=0 b=0 c=0", "a"),
                arguments("a=0.2 b=0.7 c=0.7", "b"),
                arguments("a=failed b=0.7 c=1", "c"),
                arguments("a=failed b=0.7 c=0.9", "nobody"),
                arguments("a=ungradable b=0 c=0", "a"));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aBestOfTakesTheFirstOfTheHighest(String known, String chosen) {
        NodeSum.Branch sum = (NodeSum.Branch) RubricSum.of(best(A, B, C), known(known));
        assertEquals(chosen, sum.chosen().map(part -> part.node().id()).orElse("nobody"));
    }

    @Test
    void aPartOfWeightZeroIsNeverChosen() {
        NodeSum.Branch sum =
                (NodeSum.Branch) RubricSum.of(best(leaf("z", "0"), A), known("z=1 a=0.3"));
        assertEquals("a", sum.chosen().orElseThrow().node().id());
    }

    /** Rubric, what is known, and the leaves that can still move the result. */
    static Stream<Arguments> moves() {
        RubricNode inner = group("g", Combine.ALL_OR_NOTHING, "1", B, C);
        return Stream.of(
                arguments(sum(A, B), "", "a b"),
                arguments(sum(A, B), "a=1", "b"),
                arguments(sum(A, leaf("z", "0")), "a=failed", "a"),
                arguments(sum(A, leaf("z", "0")), "", "a"),
                arguments(sum(A, leaf("d", "-3")), "d=1", ""),
                arguments(best(A, B), "a=1", ""),
                arguments(best(A, B), "a=0.9", "b"),
                arguments(best(A, inner), "b=0", "a"),
                arguments(best(A, group("g", Combine.WEIGHTED_SUM, "1", B, C)), "a=0.5 b=0", ""),
                arguments(
                        best(A, leaf("e"), group("g", Combine.WEIGHTED_SUM, "1", B, C)),
                        "a=0.5 b=0",
                        "e"),
                arguments(all(A, B), "a=0.9", ""),
                arguments(all(A, B), "a=1", "b"),
                arguments(gate("1", A, B, C), "", "a b c"),
                arguments(gate("1", A, B, C), "a=0", ""),
                arguments(gate("1", A, B, C), "a=1 b=1", "c"),
                arguments(gate("1", A, B, C), "b=0 c=0", ""),
                arguments(gate("0.5", group("g", Combine.WEIGHTED_SUM, "0", A, B), C), "a=1", "c"),
                arguments(gate("1", leaf("a", "0"), B), "", "a b"),
                arguments(gate("1", A, B, leaf("z", "0")), "", "a b"));
    }

    @ParameterizedTest(name = "[{index}] after {1} can move: {2}")
    @MethodSource("moves")
    void whatCanStillMoveTheResult(RubricNode rubric, String known, String expected) {
        NodeSum sum = RubricSum.of(rubric, known(known));
        List<String> moving =
                Rubrics.leaves(rubric).stream()
                        .filter(leaf -> RubricSum.canMove(sum, leaf))
                        .map(leaf -> leaf.id())
                        .toList();
        assertEquals(expected, String.join(" ", moving));
    }

    @Test
    void aCheckOfARubricCantRefer() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LeafState.Said(new Outcome.Refer("x", List.of(), List.of())));
    }

    @Test
    void anIntervalLiesInZeroToOne() {
        BigDecimal two = BigDecimal.TWO;
        assertThrows(IllegalArgumentException.class, () -> new Interval(BigDecimal.ZERO, two));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Interval(BigDecimal.ONE, BigDecimal.ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Interval(BigDecimal.ONE.negate(), BigDecimal.ONE));
        assertEquals(Interval.ONE, Interval.clamped(two, two));
        assertEquals(Interval.ZERO, Interval.clamped(two.negate(), BigDecimal.ZERO));
    }
}
