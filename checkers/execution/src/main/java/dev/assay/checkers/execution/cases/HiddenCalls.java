package dev.assay.checkers.execution.cases;

import dev.assay.spi.BindContext;
import java.util.List;

/**
 * Calls share a process: what a hidden one passes to the answer, a later one that is shown can give
 * back.
 */
public final class HiddenCalls {

    private HiddenCalls() {}

    /**
     * Has the linter say which do not stand last.
     *
     * @param shows of the calls, in their order
     */
    public static void warn(List<Show> shows, BindContext context) {
        int shown = shows.size() - 1;
        while (shown >= 0 && shows.get(shown).compareTo(Show.RESULT) < 0) {
            shown--;
        }
        int hidden = shows.indexOf(Show.NOTHING);
        if (hidden >= 0 && hidden < shown) {
            context.warn(
                    "calls[" + hidden + "].show",
                    "calls that are shown come after this hidden one, and an answer can give back"
                            + " there what it was passed here",
                    "put hidden calls last");
        }
    }
}
