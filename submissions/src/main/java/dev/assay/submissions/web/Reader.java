package dev.assay.submissions.web;

import dev.assay.spi.Audience;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who reads a grade, as a request names them. */
enum Reader {
    GRADER(Audience.GRADER),
    LEARNER(Audience.LEARNER);

    private final Audience audience;

    Reader(Audience audience) {
        this.audience = audience;
    }

    Audience audience() {
        return audience;
    }

    /** The reader of that name; the grader where none is named. */
    static Reader parse(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return GRADER;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "grader" -> GRADER;
            case "learner" -> LEARNER;
            default ->
                    throw ApiException.of(
                            400,
                            "Bad request",
                            "for=" + name + ": write for=grader or for=learner");
        };
    }
}
