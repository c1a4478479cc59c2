package dev.assay.checkers.execution.cases;

/** How much of a case the learner sees. */
public enum Show {
    /** Only that there is a case that is not right. */
    NOTHING,
    /** What was called. */
    CALL,
    /** What was called and what came of it. */
    RESULT,
    /** And what was expected. */
    EXPECTED
}
