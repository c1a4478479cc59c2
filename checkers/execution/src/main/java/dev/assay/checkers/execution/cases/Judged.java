package dev.assay.checkers.execution.cases;

import dev.assay.spi.RunResult.Verdict;
import java.math.BigDecimal;

/**
 * What one case came to.
 *
 * @param name what it is called
 * @param weight how much it weighs against the others, above 0
 * @param show what the learner sees of it
 * @param wanted what had to come of it
 * @param verdict what it came to
 * @param wrong why it is not right, giving nothing away; empty when it is
 * @param gave what came out, or was raised
 * @param printed what was printed meanwhile
 * @param errors what stood in standard error
 * @param said what the author says to those who get it wrong; empty for nothing
 */
public record Judged(
        String name,
        BigDecimal weight,
        Show show,
        String wanted,
        Verdict verdict,
        String wrong,
        String gave,
        String printed,
        String errors,
        String said) {

    /** Why a case is not right that was not tried. */
    public static final String NOT_RUN =
            "it was not run, as others before it took too long or stopped the program";

    /** What there is to be looked at when so many cases were not tried. */
    public static String notRun(int cases) {
        return (cases == 1 ? "one case was" : cases + " cases were")
                + " not run, as others before took too long or stopped the program";
    }

    /** Whether all that it must be is so. */
    public boolean isRight() {
        return verdict == Verdict.ACCEPTED;
    }
}
