package dev.assay.course;

import dev.assay.config.Here;
import dev.assay.config.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes guards out of what is written under {@code guards}. */
final class Guards {

    private Guards() {}

    /**
     * The guards that could be made.
     *
     * @param owner what has the key {@code guards}
     * @param prefix of the guards' ids
     */
    static List<Criterion> read(List<GuardYaml> written, Here owner, String prefix) {
        List<Criterion> guards = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            GuardYaml guard = written.get(i);
            String checker = guard.check();
            if (checker == null) {
                continue;
            }
            Located here = place(owner, i);
            guards.add(
                    new Criterion(
                            prefix + (i + 1),
                            BigDecimal.ZERO,
                            FeedbackText.NONE,
                            here.source(),
                            checker,
                            guard.with().orElseGet(here::emptyHere),
                            true,
                            false,
                            guard.above().orElse(BigDecimal.ZERO)));
        }
        return guards;
    }

    private static Located place(Here owner, int index) {
        Located guards = owner.yaml().get("guards").orElse(owner.yaml());
        return guards.node().isArray() && index < guards.node().size() ? guards.get(index) : guards;
    }
}
