package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.JavaConfig.Show;
import dev.assay.spi.RunResult.Verdict;
import java.math.BigDecimal;

/**
 * What one case came to.
 *
 * @param name what it is called
 * @param show what the learner sees of it
 * @param wanted what had to come of it
 * @param wrong why it is not right, giving nothing away; empty when it is
 * @param gave what came out, or was thrown
 * @param printed what was printed meanwhile
 * @param said what the author says to those who get it wrong; empty for nothing
 */
record Judged(
        String name,
        BigDecimal weight,
        Show show,
        String wanted,
        Verdict verdict,
        String wrong,
        String gave,
        String printed,
        String said) {

    boolean isRight() {
        return verdict == Verdict.ACCEPTED;
    }
}
