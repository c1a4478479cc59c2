package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was raised.
 *
 * @param classes full names, what it extends behind it
 * @param message as it was raised
 * @param line of the answer, from 1; empty when it was not the answer's
 * @param absent the full name that was not there; empty when it was something else
 */
record Raised(List<String> classes, String message, Optional<Integer> line, String absent) {

    Raised {
        classes = List.copyOf(classes);
    }

    static Raised read(JsonNode json, Code code) {
        List<String> classes = new ArrayList<>();
        json.path("of").forEach(each -> classes.add(each.asText()));
        Optional<Integer> line = Optional.empty();
        for (JsonNode place : json.path("lines")) {
            Optional<Integer> at = code.line(place.path(0).asInt(-1), place.path(1).asInt(-1));
            line = at.isPresent() ? at : line;
        }
        return new Raised(
                classes, json.path("message").asText(), line, json.path("absent").asText());
    }

    /** Its class's own name. */
    String name() {
        return classes.isEmpty() ? "an error" : Names.last(classes.getFirst());
    }

    /** {@code ValueError: no (line 3)}. */
    String shown() {
        String said = Shown.cut(Shown.clean(message).strip(), 200);
        return name()
                + (said.isEmpty() ? "" : ": " + said)
                + line.map(number -> " (line " + number + ")").orElse("");
    }
}
