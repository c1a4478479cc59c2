package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A piece of YAML together with where each of its values stands.
 *
 * @param node the data
 * @param file relative to the course's folder
 * @param lines the line (from 1) of each value by its JSON pointer, the empty pointer for the whole
 */
public record Located(JsonNode node, String file, Map<String, Integer> lines) {

    public Located {
        lines = Map.copyOf(lines);
    }

    /** Where the value at a JSON pointer stands, or else the nearest value around it. */
    public Source source(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return new Source(file, lines.getOrDefault(at, 1));
    }
}
