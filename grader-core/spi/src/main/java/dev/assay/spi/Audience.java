package dev.assay.spi;

/** Who may see a piece of evidence. */
public enum Audience {
    /** The learner, and whoever grades. */
    LEARNER,
    /** Whoever grades, and never the learner. */
    GRADER
}
