package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of YAML together with where each of its values stands.
 *
 * @param node the data; numbers with a fraction are exact decimals
 * @param file relative to the course's folder
 * @param pointer the JSON pointer from the file's root to this piece; empty for the whole file
 * @param lines the line (from 1) of each value by its JSON pointer from the file's root; the line
 *     of a mapping's entry is that of its key
 * @param written numbers, booleans and nulls as the author wrote them, by JSON pointer from the
 *     file's root: a list of keywords may say {@code 3.10} or {@code True} and mean the text
 */
public record Located(
        JsonNode node,
        String file,
        String pointer,
        Map<String, Integer> lines,
        Map<String, String> written) {

    public Located {
        lines = Map.copyOf(lines);
        written = Map.copyOf(written);
    }

    /** A whole file. */
    public Located(JsonNode node, String file, Map<String, Integer> lines) {
        this(node, file, "", lines, Map.of());
    }

    /** An empty mapping, for what a file does not say. */
    public static Located empty(String file) {
        return new Located(JsonNodeFactory.instance.objectNode(), file, Map.of());
    }

    /** The value of a mapping's key; empty when there is none. */
    public Optional<Located> get(String key) {
        return Optional.ofNullable(node.get(key)).map(value -> child(value, escape(key)));
    }

    /**
     * An item of a list.
     *
     * @param index from 0 to the list's size, exclusive
     */
    public Located get(int index) {
        return child(node.required(index), Integer.toString(index));
    }

    /** An empty mapping that stands where this does: for a key that was left out. */
    public Located emptyHere() {
        return new Located(JsonNodeFactory.instance.objectNode(), file, pointer, lines, Map.of());
    }

    private Located child(JsonNode value, String step) {
        return new Located(value, file, pointer + "/" + step, lines, written);
    }

    /** Where this piece stands. */
    public Source source() {
        return source("");
    }

    /** Where the value at a JSON pointer from here stands, or else the nearest value around it. */
    public Source source(String below) {
        String at = pointer + below;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return new Source(file, lines.getOrDefault(at, 1));
    }

    /** Where the entry of a key of this mapping stands. */
    public Source sourceOf(String key) {
        return source("/" + escape(key));
    }

    /**
     * Where a value stands that is named in YAML's words, such as {@code concepts[1].any}, or else
     * the nearest value around it.
     */
    public Source sourceAt(String path) {
        return source(YamlPath.pointer(node, path));
    }

    /** The way from the file's root to this piece in YAML's words: {@code rubric.parts[0].with}. */
    public String path() {
        return YamlPath.words(pointer);
    }

    /** The text of a value as its author wrote it. */
    public String text() {
        return node.isTextual() ? node.textValue() : written.getOrDefault(pointer, node.asText());
    }

    /** A key as one step of a JSON pointer. */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
