package dev.assay.spi;

/**
 * What came of running an answer once. Timings are no part of it: the same answer gets the same
 * grade.
 *
 * @param verdict how it ended
 * @param detail a sentence: what differed, which limit, which signal
 * @param output what it printed, cut to a bounded length
 */
public record RunResult(Verdict verdict, String detail, String output) {

    /** How a run ended. */
    public enum Verdict {
        ACCEPTED,
        WRONG_ANSWER,
        PRESENTATION_ERROR,
        TIME_LIMIT,
        MEMORY_LIMIT,
        OUTPUT_LIMIT,
        RUNTIME_ERROR,
        COMPILE_ERROR
    }
}
