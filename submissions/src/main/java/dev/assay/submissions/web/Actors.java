package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.NewSubmission;

/** Who does something, as a request says while nobody has an account. */
final class Actors {

    private static final String SOMEBODY = "instructor";

    private Actors() {}

    static String of(JsonNode json) {
        JsonNode actor = json.path("actor");
        if (actor.isMissingNode() || actor.isNull()) {
            return SOMEBODY;
        }
        String name = actor.asText().strip();
        if (!actor.isTextual()
                || name.isEmpty()
                || name.length() > NewSubmission.LONGEST_NAME
                || name.equals(GradeEvent.MACHINE)) {
            throw ApiException.of(
                    400, "Bad request", "\"actor\" is a person's name, 1 to 200 characters long");
        }
        return name;
    }
}
