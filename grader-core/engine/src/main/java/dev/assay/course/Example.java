package dev.assay.course;

import dev.assay.config.Source;
import dev.assay.spi.Answer;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An answer with the score that it must get: the rubric's own test.
 *
 * @param answer what the learner would give
 * @param score 0 to 1, of the question's points
 * @param within how far off it may be; 0 unless said
 * @param status the status that the grade must have, when the author cares
 * @param known why this one is known to be missed: reported, not failing
 * @param source where it stands
 */
public record Example(
        Answer answer,
        BigDecimal score,
        BigDecimal within,
        Optional<String> status,
        Optional<String> known,
        Source source) {}
