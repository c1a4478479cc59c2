package dev.assay.submissions.cli;

import dev.assay.spi.Audience;

/** How grades are printed. */
enum Format {
    /** For a terminal. */
    TABLE(Audience.GRADER),
    /** The one shape of a grade. */
    JSON(Audience.GRADER),
    /** The same, one line each. */
    JSONL(Audience.GRADER),
    /** One row a question, for a spreadsheet. */
    CSV(Audience.GRADER),
    /** A page of its own. */
    HTML(Audience.LEARNER),
    /** Gradescope's results.json. */
    GRADESCOPE(Audience.LEARNER);

    private final Audience audience;

    Format(Audience audience) {
        this.audience = audience;
    }

    /** Who reads such a file, as a rule. */
    Audience audience() {
        return audience;
    }
}
