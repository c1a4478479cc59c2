package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.python.Pythons.Step;
import dev.assay.checkers.execution.python.Pythons.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the runs of one answer ended.
 *
 * @param setUp what came of the answer itself; empty when it did not end
 * @param steps what came of each call that ended, by its place
 * @param cut how the run ended in which a call did not, by the call's place
 * @param notRun calls that were not made after others that took too long or stopped the run; they
 *     count as cut like the last of those
 * @param used what all of it took
 */
record Ended(
        Optional<Step> setUp,
        Map<Integer, Step> steps,
        Map<Integer, Told> cut,
        List<Integer> notRun,
        Used used) {

    Ended {
        steps = Map.copyOf(steps);
        cut = Map.copyOf(cut);
        notRun = List.copyOf(notRun);
    }

    /** A list of raised errors under a key of the set-up. */
    List<Raised> raised(Code code) {
        return setUp.map(
                        step -> {
                            List<Raised> all = new java.util.ArrayList<>();
                            step.reply()
                                    .message()
                                    .path("errors")
                                    .forEach(each -> all.add(Raised.read(each, code)));
                            return List.copyOf(all);
                        })
                .orElse(List.of());
    }
}
