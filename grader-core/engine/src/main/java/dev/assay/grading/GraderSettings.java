package dev.assay.grading;

import java.time.Duration;

/**
 * How much a grader may do at once, and how long it may take.
 *
 * @param concurrency how many answers are looked at by {@code INSTANT} checks at once; from 1
 * @param lanes how many {@code HEAVY} checks run at once; from 1
 * @param deadline how long the checks of one answer may run, all together; waiting for a lane is
 *     not counted
 * @param grace how long a check that was interrupted at its deadline may take to stop; then the
 *     grade is given without it
 * @param patience how long a {@code HEAVY} check waits for a lane before it is {@code failed}
 * @param cacheBytes how much memory kept outcomes may take, roughly; 0 keeps none
 */
public record GraderSettings(
        int concurrency,
        int lanes,
        Duration deadline,
        Duration grace,
        Duration patience,
        long cacheBytes) {

    private static final long STANDARD_CACHE = 64L << 20;

    public GraderSettings {
        if (concurrency < 1 || lanes < 1) {
            throw new IllegalArgumentException("a grader does at least one thing at once");
        }
        if (!deadline.isPositive() || grace.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("a grader has some time for each answer");
        }
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("a cache has 0 bytes or more");
        }
    }

    /** What suits this machine: as much at once as it has cores. */
    public static GraderSettings standard() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new GraderSettings(
                cores,
                cores,
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                STANDARD_CACHE);
    }

    /** The same, with another concurrency for {@code INSTANT} checks. */
    public GraderSettings withConcurrency(int answers) {
        return new GraderSettings(answers, lanes, deadline, grace, patience, cacheBytes);
    }

    /** The same, with another deadline for each answer. */
    public GraderSettings withDeadline(Duration time) {
        return new GraderSettings(concurrency, lanes, time, grace, patience, cacheBytes);
    }

    /** The same, with another bound for the memory of kept outcomes. */
    public GraderSettings withCacheBytes(long bytes) {
        return new GraderSettings(concurrency, lanes, deadline, grace, patience, bytes);
    }
}
