package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.submissions.export.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A checker's settings for people: what its JSON Schema says, as an indented list. */
final class SettingsText {

    private static final int INDENT = 4;
    private static final int DEEPEST = 3;

    private final JsonNode definitions;
    private final Style style;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private SettingsText(JsonNode definitions, Style style, int width) {
        this.definitions = definitions;
        this.style = style;
        this.width = width;
    }

    /** The lines for a schema. */
    static List<String> of(JsonNode schema, Style style, int width) {
        SettingsText text = new SettingsText(schema.path("$defs"), style, width);
        text.properties(schema, 1);
        return text.lines;
    }

    private void properties(JsonNode schema, int depth) {
        JsonNode type = resolve(schema);
        Set<String> required = new LinkedHashSet<>();
        type.path("required").forEach(name -> required.add(name.asText()));
        String indent = " ".repeat(depth * 2);
        type.path("properties")
                .properties()
                .forEach(
                        property -> {
                            JsonNode value = property.getValue();
                            String must = required.contains(property.getKey()) ? ", required" : "";
                            lines.add(
                                    indent
                                            + style.bold(property.getKey())
                                            + style.soft("  " + type(value) + must));
                            String said = SafeText.oneLine(value.path("description").asText(""));
                            int left = width - indent.length() - INDENT;
                            Columns.wrap(said, left)
                                    .forEach(line -> lines.add(indent + " ".repeat(INDENT) + line));
                            if (depth < DEEPEST) {
                                records(value).forEach(record -> properties(record, depth + 2));
                            }
                        });
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty()
                ? schema
                : definitions.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** The records that a value may be or hold. */
    private List<JsonNode> records(JsonNode schema) {
        JsonNode type = resolve(schema);
        List<JsonNode> found = new ArrayList<>();
        if (type.has("properties")) {
            found.add(type);
        }
        if (type.path("items").isObject()) {
            found.addAll(records(type.path("items")));
        }
        for (JsonNode choice : type.path("anyOf")) {
            found.addAll(records(choice));
        }
        return found.stream().distinct().toList();
    }

    private String type(JsonNode schema) {
        JsonNode type = resolve(schema);
        Set<String> names = new LinkedHashSet<>();
        if (type.has("enum")) {
            type.path("enum").forEach(value -> names.add(value.asText()));
        } else if (type.has("anyOf")) {
            type.path("anyOf").forEach(choice -> names.add(type(choice)));
        } else if (type.path("type").isArray()) {
            type.path("type").forEach(name -> names.add(name(name.asText(), type)));
        } else {
            names.add(name(type.path("type").asText(""), type));
        }
        // Text is what a number or a yes is taken for, too.
        if (names.contains("text")) {
            names.removeAll(Set.of("number", "true or false"));
        }
        names.removeAll(Set.of("nothing", ""));
        return String.join(" or ", names);
    }

    private String name(String type, JsonNode schema) {
        return switch (type) {
            case "string" -> "text";
            case "number" -> "number";
            case "integer" -> "whole number";
            case "boolean" -> "true or false";
            case "array" -> "list of " + type(schema.path("items"));
            case "object" -> schema.has("properties") ? "settings" : "names with values";
            case "null" -> "nothing";
            default -> "anything";
        };
    }
}
