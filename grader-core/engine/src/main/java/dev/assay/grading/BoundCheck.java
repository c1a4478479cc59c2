package dev.assay.grading;

import dev.assay.course.Criterion;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;

/**
 * A criterion, or a guard, with its check.
 *
 * @param criterion as the course has it
 * @param info who the checker is
 * @param check made once, called from many threads
 * @param inputs the hash of all that the check was made of: what its outcome depends on besides the
 *     answer
 * @param seed its only source of chance
 */
record BoundCheck(Criterion criterion, CheckerInfo info, Check check, String inputs, long seed) {

    /** What reasons of failures begin with. */
    String name() {
        return info.id();
    }
}
