package dev.assay.checkers.execution.program;

import dev.assay.spi.RunResult.Verdict;

/**
 * What one case came to.
 *
 * @param way how far it got
 * @param what why, giving nothing away of what was read or should have been printed; empty when it
 *     is right
 * @param raised what the program says of its own end, which may hold what it read; may be empty
 * @param printed its output; empty where that depends on when it was stopped
 * @param errors its standard error, likewise
 */
record Judged(
        TestCase testCase,
        Verdict verdict,
        Way way,
        String what,
        String raised,
        String printed,
        String errors) {

    /** How far a case got. */
    enum Way {
        NOT_RUN,
        /** It ended by itself, but not with the status that was asked for. */
        OTHER_EXIT,
        RUN
    }

    private static final String NOT_RUN = "it was not run after two others that took too long";

    /** A case that was not tried. */
    static Judged notRun(TestCase testCase) {
        return new Judged(testCase, Verdict.TIME_LIMIT, Way.NOT_RUN, NOT_RUN, "", "", "");
    }

    boolean isOtherExit() {
        return way == Way.OTHER_EXIT;
    }

    boolean isRun() {
        return way != Way.NOT_RUN;
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
