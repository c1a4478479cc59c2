package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.course.Criterion;
import dev.assay.course.Group.Combine;
import dev.assay.course.RubricNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every rubric, whatever its checks say and in whatever order. */
final class RubricSumPropertyTest {

    private static final int RUNS = 1_000;
    private static final List<String> SAID =
            List.of("0", "0.333333", "0.5", "1", "1", "0@0.6", "1@0.7", "ungradable", "failed");
    private static final List<String> SCORES =
            List.of("0", "0.333333", "0.5", "1", "0@0.6", "1@0.7", "ungradable");

    private final long seed = Long.getLong("assay.seed", 1);

    @Test
    void whatIsDecidedEarlyIsWhatAllOfThemComeTo() {
        forEachRubric(
                (rubric, random) -> {
                    Map<String, LeafState> all = said(rubric, random, SAID);
                    NodeSum end = RubricSum.of(rubric, all);
                    Map<String, LeafState> known = new HashMap<>();
                    Interval before = Interval.UNKNOWN;
                    for (Criterion leaf : shuffled(rubric, random)) {
                        known.put(leaf.id(), all.get(leaf.id()));
                        Interval now = RubricSum.of(rubric, known).interval();
                        assertTrue(
                                before.low().compareTo(now.low()) <= 0
                                        && now.high().compareTo(before.high()) <= 0,
                                () -> "an interval grew: " + rubric);
                        assertTrue(
                                now.low().compareTo(end.interval().low()) <= 0
                                        && end.interval().high().compareTo(now.high()) <= 0,
                                () -> "the end lies outside: " + rubric);
                        before = now;
                    }
                    assertEquals(end, RubricSum.of(rubric, known), "order matters");
                });
    }

    @Test
    void aCheckThatCantMoveTheResultNeverDoes() {
        forEachRubric(
                (rubric, random) -> {
                    Map<String, LeafState> all = said(rubric, random, SCORES);
                    Map<String, LeafState> some = new HashMap<>(all);
                    some.keySet().removeIf(id -> random.nextBoolean());
                    NodeSum now = RubricSum.of(rubric, some);
                    BigDecimal score = RubricSum.of(rubric, all).interval().low();
                    for (Criterion leaf : Rubrics.leaves(rubric)) {
                        if (!some.containsKey(leaf.id()) && !RubricSum.canMove(now, leaf)) {
                            for (String other : SCORES) {
                                Map<String, LeafState> changed = new HashMap<>(all);
                                changed.put(leaf.id(), Rubrics.state(other));
                                assertEquals(
                                        0,
                                        score.compareTo(
                                                RubricSum.of(rubric, changed).interval().low()),
                                        () -> leaf.id() + " moved " + rubric);
                            }
                        }
                    }
                });
    }

    @Test
    void skippingWhatCantMoveTheResultLeavesItDecided() {
        forEachRubric(
                (rubric, random) -> {
                    Map<String, LeafState> all = said(rubric, random, SCORES);
                    Map<String, LeafState> known = new HashMap<>();
                    for (Criterion leaf : shuffled(rubric, random)) {
                        boolean isNeeded = RubricSum.canMove(RubricSum.of(rubric, known), leaf);
                        known.put(leaf.id(), isNeeded ? all.get(leaf.id()) : LeafState.SKIPPED);
                    }
                    NodeSum sum = RubricSum.of(rubric, known);
                    assertTrue(sum.interval().isDecided(), () -> "left open: " + rubric);
                    assertEquals(
                            0,
                            sum.interval()
                                    .low()
                                    .compareTo(RubricSum.of(rubric, all).interval().low()),
                            () -> "another score: " + rubric);
                });
    }

    @Test
    void confidenceIsThatOfALeafAndNeverAboveTheSurest() {
        forEachRubric(
                (rubric, random) -> {
                    Deciders deciders = RubricSum.of(rubric, said(rubric, random, SAID)).deciders();
                    assertTrue(
                            List.of(0.6, 0.7, 1.0).contains(deciders.confidence()),
                            () -> deciders + " of " + rubric);
                    assertTrue(deciders.ungradable() <= deciders.count());
                });
    }

    private interface Property {
        void hold(RubricNode rubric, Random random);
    }

    private void forEachRubric(Property property) {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(seed + run);
            RubricNode rubric = node("r", 3, true, random);
            try {
                property.hold(rubric, random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + (seed + run), e);
            }
        }
    }

    private static RubricNode node(String id, int depth, boolean mayDeduct, Random random) {
        String weight =
                List.of("1", "2", "0.3", "0", mayDeduct ? "-1" : "3").get(random.nextInt(5));
        if (depth == 0 || random.nextInt(3) == 0) {
            return Rubrics.leaf(id, weight);
        }
        List<Combine> combines = List.of(Combine.values());
        Combine combine = combines.get(random.nextInt(combines.size()));
        int size = 1 + random.nextInt(4);
        List<RubricNode> parts = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            parts.add(node(id + "." + i, depth - 1, combine == Combine.WEIGHTED_SUM, random));
        }
        BigDecimal pass =
                List.of(BigDecimal.ONE, new BigDecimal("0.5"), BigDecimal.ZERO)
                        .get(random.nextInt(3));
        return Rubrics.group(id, combine, weight, pass, parts);
    }

    private static Map<String, LeafState> said(
            RubricNode rubric, Random random, List<String> words) {
        Map<String, LeafState> said = new HashMap<>();
        for (Criterion leaf : Rubrics.leaves(rubric)) {
            said.put(leaf.id(), Rubrics.state(words.get(random.nextInt(words.size()))));
        }
        return said;
    }

    private static List<Criterion> shuffled(RubricNode rubric, Random random) {
        List<Criterion> leaves = new ArrayList<>(Rubrics.leaves(rubric));
        Collections.shuffle(leaves, random);
        return leaves;
    }
}
