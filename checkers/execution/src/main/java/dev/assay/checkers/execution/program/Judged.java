package dev.assay.checkers.execution.program;

import dev.assay.spi.RunResult.Verdict;

/**
 * What one case came to.
 *
 * @param what why, giving nothing away of what was read or should have been printed; empty when it
 *     is right
 * @param raised what the program says of its own end, which may hold what it read; may be empty
 * @param printed its output; empty where that depends on when it was stopped
 * @param errors its standard error, likewise
 */
record Judged(
        TestCase testCase,
        Verdict verdict,
        String what,
        String raised,
        String printed,
        String errors) {

    /** Behind how it ended, which would be well otherwise. */
    static final String OTHER_EXIT = ", which is not the one that was asked for";

    private static final String NOT_RUN = "it was not run after two others that took too long";

    /** A case that was not tried. */
    static Judged notRun(TestCase testCase) {
        return new Judged(testCase, Verdict.TIME_LIMIT, NOT_RUN, "", "", "");
    }

    /** Whether it ended by itself, but not with the status that was asked for. */
    boolean isOtherExit() {
        return what.endsWith(OTHER_EXIT);
    }

    boolean isRun() {
        return !what.equals(NOT_RUN);
    }

    boolean isRight() {
        return verdict == Verdict.ACCEPTED;
    }

    /** The verdict in words. */
    String words() {
        return words(verdict);
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> "right";
            case WRONG_ANSWER -> "wrong answer";
            case PRESENTATION_ERROR -> "presentation error";
            case TIME_LIMIT -> "time limit";
            case MEMORY_LIMIT -> "memory limit";
            case OUTPUT_LIMIT -> "output limit";
            case RUNTIME_ERROR -> "run-time error";
            case COMPILE_ERROR -> "compile error";
        };
    }
}
