package dev.assay.checkers.execution.program;

import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what cases earn. */
final class Points {

    private Points() {}

    /**
     * The weights of what is right, as a part of all weights. Cases that were not run earn nothing,
     * and nothing is earned in a group by less than its worst case.
     */
    static Score of(Plan plan, List<Judged> cases) {
        Map<TestCase, BigDecimal> shares = new HashMap<>();
        cases.forEach(each -> shares.put(each.testCase(), share(plan, each.verdict())));
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (TestCase each : plan.cases()) {
            BigDecimal share =
                    plan.cases().stream()
                            .filter(other -> belongTogether(plan, each, other))
                            .map(other -> shares.getOrDefault(other, BigDecimal.ZERO))
                            .min(BigDecimal::compareTo)
                            .orElse(BigDecimal.ZERO);
            earned = earned.add(share.multiply(each.weight()));
            total = total.add(each.weight());
        }
        return Score.ratio(earned, total);
    }

    /** Whether it would earn more if some of its cases were right. */
    static boolean matter(Plan plan, List<Judged> cases, List<Judged> some) {
        List<Judged> right = new ArrayList<>(cases);
        right.removeAll(some);
        some.forEach(
                each ->
                        right.add(
                                new Judged(
                                        each.testCase(),
                                        Verdict.ACCEPTED,
                                        Judged.Way.RUN,
                                        "",
                                        "",
                                        "",
                                        "")));
        return !of(plan, right).equals(of(plan, cases));
    }

    private static boolean belongTogether(Plan plan, TestCase each, TestCase other) {
        Optional<String> group = each.group();
        return each.equals(other)
                || plan.isAllOrNothing()
                || (group.isPresent() && group.equals(other.group()));
    }

    private static BigDecimal share(Plan plan, Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> BigDecimal.ONE;
            case PRESENTATION_ERROR -> plan.presentation();
            case WRONG_ANSWER, TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT -> BigDecimal.ZERO;
            case RUNTIME_ERROR, COMPILE_ERROR -> BigDecimal.ZERO;
        };
    }
}
