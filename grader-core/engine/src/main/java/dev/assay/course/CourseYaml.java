package dev.assay.course;

import dev.assay.config.Here;
import dev.assay.config.Located;
import dev.assay.config.Range;
import dev.assay.config.Required;
import dev.assay.spi.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** {@code course.yaml} as it is written. */
record CourseYaml(
        @Required
                @Option(
                        "the course's name in addresses and grades, such as pytorch-100: letters,"
                                + " digits, dots, dashes and underscores")
                @Nullable String id,
        @Required @Option("the course's name for people") @Nullable String title,
        @Option("named data for checkers, such as text.synonyms") Map<String, Located> resources,
        @Option("checks that every answer goes through; they can only ask for a human's look")
                List<GuardYaml> guards,
        @Option("0 to 1: a grade less sure than this needs a human's review; 0.8 unless said")
                @Range(min = 0, max = 1)
                OptionalDouble reviewBelow,
        @Option("how the course's sheets look") Optional<SheetYaml> sheet,
        Here here) {

    /** How the course's sheets look, as it is written. */
    record SheetYaml(
            @Option("beginnings of lines that are never answers: headings, a closing remark")
                    List<String> furniture) {}
}
