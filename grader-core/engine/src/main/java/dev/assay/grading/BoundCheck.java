package dev.assay.grading;

import dev.assay.course.Criterion;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;

/**
 * A criterion, or a guard, with its check.
 *
 * @param criterion as the course has it
 * @param info who the checker is
 * @param version the checker's version, and its jar's digest
 * @param check made once, called from many threads
 * @param inputs the hash of all that the check was made of: what its outcome depends on besides the
 *     answer
 * @param seed its only source of chance
 */
record BoundCheck(
        Criterion criterion,
        CheckerInfo info,
        String version,
        Check check,
        String inputs,
        long seed) {

    /** What reasons of failures begin with. */
    String name() {
        return info.id();
    }

    /** Whose code it is: another version of a checker is not to blame for what this one does. */
    String code() {
        return info.id() + "@" + version;
    }
}
