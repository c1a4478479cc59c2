package dev.assay.submissions.cli;

/** The program's exit codes. */
final class Exit {

    /** Done. */
    static final int DONE = 0;

    /** A check is off: an example does not get the score that it must get. */
    static final int CHECK_OFF = 1;

    /** Wrong usage or bad input. */
    static final int BAD_INPUT = 2;

    /** Some grades failed, or the program did: ours to mend. */
    static final int FAILED = 3;

    private Exit() {}
}
