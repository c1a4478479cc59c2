package dev.assay.checkers.code.java;

import dev.assay.checkers.code.Tally;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.spi.Answer;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes something off for each place where code has what it should not have.
 *
 * @param cost what one place costs, above 0 and up to 1
 * @param free how many places cost nothing
 */
record Deduction(BigDecimal cost, int free) {

    /** What does not parse may hide what was looked for. */
    private static final Confidence BROKEN = new Confidence(0.7);

    private static final int LONGEST_QUOTE = 60;

    /**
     * A place, and what is wrong with it.
     *
     * @param sentence follows the code's own words: {@code is a magic number.}
     */
    record Finding(Evidence.Span span, String code, String sentence) {}

    /** Reads the two options of an author. */
    static Deduction of(@Nullable BigDecimal cost, BigDecimal otherwise, @Nullable Integer atMost)
            throws InvalidConfigException {
        BigDecimal each = cost == null ? otherwise : cost;
        if (each.signum() <= 0 || each.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(
                    "cost", "it is " + each, "write what one place costs: above 0, up to 1");
        }
        int free = atMost == null ? 0 : atMost;
        if (free < 0) {
            throw new InvalidConfigException(
                    "at-most", "it is " + free, "write how many places are let pass, from 0");
        }
        return new Deduction(each, free);
    }

    /** A place in code. */
    static Finding finding(CodeTree code, int node, String label, String sentence) {
        return new Finding(code.span(node, label), quote(code, node), sentence);
    }

    private static String quote(CodeTree code, int node) {
        String text = code.text(node).strip();
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line).strip() + " …";
        return first.length() > LONGEST_QUOTE ? first.substring(0, LONGEST_QUOTE) + "…" : first;
    }

    /** The outcome for what was found. */
    Outcome outcome(Answer answer, CodeTree code, List<Finding> findings) {
        return outcome(answer, code, findings, List.of());
    }

    /**
     * The outcome for what was found.
     *
     * @param doubtful what may be wrong and costs nothing; a human should look
     */
    Outcome outcome(
            Answer answer, CodeTree code, List<Finding> findings, List<Evidence.Span> doubtful) {
        Tally tally = new Tally();
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingInt(finding -> finding.span().start()));
        for (Finding finding : sorted) {
            tally.show(finding.span());
            tally.say(answer, finding.span(), "`" + finding.code() + "` " + finding.sentence());
        }
        BigDecimal lost =
                cost.multiply(BigDecimal.valueOf(Math.max(0, findings.size() - free)))
                        .min(BigDecimal.ONE);
        tally.count(BigDecimal.ONE.subtract(lost), BigDecimal.ONE);
        doubtful.forEach(tally::show);
        Outcome outcome = tally.outcome();
        boolean unsure = !code.troubles().isEmpty() || !doubtful.isEmpty();
        return unsure
                        && lost.compareTo(BigDecimal.ONE) < 0
                        && outcome instanceof Outcome.Graded graded
                ? new Outcome.Graded(graded.score(), BROKEN, graded.evidence(), graded.feedback())
                : outcome;
    }
}
