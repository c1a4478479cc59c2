package dev.assay.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Tests a jar's checkers on a thread of their own, so that one that never ends holds up nobody. */
final class SelfTests {

    private static final int MOST_SHOWN = 3;

    private final SelfTest test;
    private final Duration limit;

    SelfTests(SelfTest test, Duration limit) {
        this.test = test;
        this.limit = limit;
    }

    /** Why the jar can't be used; empty when all of its checkers do what they should. */
    Optional<Refused> refusal(Unit unit, Catalogue trial) throws InterruptedException {
        for (Plugin plugin : unit.checkers()) {
            List<String> off = run(plugin, trial);
            if (!off.isEmpty()) {
                List<String> shown = off.subList(0, Math.min(MOST_SHOWN, off.size()));
                String more =
                        off.size() > MOST_SHOWN
                                ? "; and " + (off.size() - MOST_SHOWN) + " more"
                                : "";
                return Optional.of(
                        new Refused(
                                unit.jar().fileName(),
                                "the self-test of "
                                        + plugin.id()
                                        + " failed: "
                                        + Reasons.oneLine(String.join("; ", shown))
                                        + more,
                                "mend the checker or its table of examples, and drop the jar"
                                        + " anew"));
            }
        }
        return Optional.empty();
    }

    private List<String> run(Plugin plugin, Catalogue trial) throws InterruptedException {
        try {
            return BoundedCall.within(
                    limit,
                    "assay-self-test-" + plugin.id(),
                    () -> List.copyOf(test.run(plugin, trial)));
        } catch (ExecutionException e) {
            return List.of("it threw " + Reasons.ofCause(e));
        } catch (TimeoutException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
