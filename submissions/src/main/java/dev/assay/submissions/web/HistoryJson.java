package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.GradeEvent;

/** What happened to a grade, as JSON. */
final class HistoryJson {

    private static final String SOMEBODY = "a person";

    private HistoryJson() {}

    /** One event; a learner is told that a person had a hand in it, and what for is not theirs. */
    static ObjectNode of(GradeEvent event, Audience audience) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("question", event.question()).put("status", event.status());
        json.put("points", event.points().orElse(null));
        json.put("maxPoints", event.maxPoints()).put("revision", event.revision());
        switch (audience) {
            case GRADER -> {
                json.put("event", event.id());
                json.put("actor", event.actor()).put("reason", event.reason());
            }
            case LEARNER -> {
                boolean isMachine = event.actor().equals(GradeEvent.MACHINE);
                json.put("actor", isMachine ? event.actor() : SOMEBODY);
                json.put("reason", isMachine ? event.reason() : "");
            }
        }
        return json.put("at", event.madeAt().toString());
    }
}
