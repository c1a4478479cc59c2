package dev.assay.course;

import dev.assay.config.Located;
import dev.assay.config.Required;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guard as it is written: a checker's id, or with settings as a mapping. */
record GuardYaml(
        @Required @Option("the checker's id, such as text.guard") @Nullable String check,
        @Option("the checker's settings") Optional<Located> with,
        @Option("the score, 0 to 1, above which its doubt counts; 0 unless said")
                Optional<BigDecimal> above) {

    /** A guard without settings. */
    public static GuardYaml parse(String checker) {
        return new GuardYaml(checker, Optional.empty(), Optional.empty());
    }
}
