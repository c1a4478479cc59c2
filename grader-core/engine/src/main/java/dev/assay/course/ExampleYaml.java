package dev.assay.course;

import dev.assay.config.Here;
import dev.assay.config.Range;
import dev.assay.config.Required;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An example as it is written. */
record ExampleYaml(
        @Option("what a learner would type; or else 'files'") Optional<String> answer,
        @Option("what a learner would hand in, for an answer of files; the first is the main one")
                List<FileYaml> files,
        @Required
                @Option("what it must get, from 0 to 1, of the question's points")
                @Range(min = 0, max = 1)
                @Nullable BigDecimal score,
        @Option("how far off the score may be; 0 unless said") @Range(min = 0, max = 1)
                Optional<BigDecimal> within,
        @Option("the status that the grade must have, where that matters")
                Optional<ExpectedStatus> status,
        @Option("why this one is known to be missed: it is reported, and fails nothing")
                Optional<String> known,
        Here here) {

    /** The states of a grade that an example may ask for: our own failures are not among them. */
    enum ExpectedStatus {
        GRADED,
        NEEDS_REVIEW,
        UNGRADABLE,
        UNANSWERED
    }

    /** A file of an answer. */
    record FileYaml(
            @Required @Option("the file's name, relative, with /") @Nullable String path,
            @Required @Option("what is in it") @Nullable String text,
            Here here) {}
}
