package dev.assay.checkers.semantic.learning;

/** How much of a criterion an answer can earn. */
public enum Credit {
    /** All or nothing. */
    WHOLE,
    /** Its share. */
    PARTIAL
}
