package dev.assay.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Shape.Choice;
import dev.assay.config.Shape.Decimal;
import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import dev.assay.config.Shape.Many;
import dev.assay.config.Shape.Mapping;
import dev.assay.config.Shape.Nested;
import dev.assay.config.Shape.OneOf;
import dev.assay.config.Shape.Parsed;
import dev.assay.config.Shape.Perhaps;
import dev.assay.config.Shape.Text;
import dev.assay.config.Shape.Truth;
import dev.assay.config.Shape.Whole;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes JSON Schemas (2020-12) from the very records that {@link RecordDecoder} reads. What only a
 * record's constructor knows is not in them.
 */
public final class RecordSchema {

    /** The dialect. */
    public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String DEFS = "$defs";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<Class<?>, String> names = new LinkedHashMap<>();
    private final ObjectNode definitions = nodes.objectNode();

    /** Starts a collection of definitions that refer to each other. */
    public RecordSchema() {}

    /** The schema of one record, complete in itself. */
    public static ObjectNode of(Class<? extends Record> type) {
        RecordSchema schema = new RecordSchema();
        ObjectNode root = schema.nodes.objectNode().put("$schema", DIALECT);
        root.setAll(schema.reference(type));
        return root.set(DEFS, schema.definitions);
    }

    /**
     * Defines a record, and all that it holds.
     *
     * @return a schema that refers to the definition
     */
    public ObjectNode reference(Class<? extends Record> type) {
        return reference(type, () -> record(Shapes.of(type)));
    }

    /** All that has been defined so far, by name; may be added to and changed. */
    public ObjectNode definitions() {
        return definitions;
    }

    /** The definition of a record that has been referred to. */
    public ObjectNode definition(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new IllegalArgumentException("not defined: " + type);
        }
        return (ObjectNode) definitions.required(name);
    }

    private interface Writer {
        ObjectNode write();
    }

    private ObjectNode reference(Class<?> type, Writer writer) {
        String name = names.get(type);
        if (name == null) {
            name = freeName(type);
            names.put(type, name);
            // Its place is taken before it is written: a record may hold itself.
            definitions.set(name, nodes.objectNode());
            definitions.set(name, writer.write());
        }
        return nodes.objectNode().put("$ref", "#/" + DEFS + "/" + name);
    }

    private String freeName(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> outer = type.getEnclosingClass();
        if (outer != null) {
            name = outer.getSimpleName() + "." + name;
        }
        String free = name;
        for (int i = 2; definitions.has(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private ObjectNode record(Fields record) {
        if (record.takesAll()) {
            Field all = record.fields().getFirst();
            return described(schema(all.shape()), all.description());
        }
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = nodes.arrayNode();
        for (Field field : record.keys()) {
            properties.set(field.key(), field(field));
            if (field.isRequired()) {
                required.add(field.key());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode field(Field field) {
        ObjectNode schema = described(schema(field.shape()), field.description());
        field.range().ifPresent(range -> bound(schema, range));
        // A key without a value is as good as none.
        return field.isRequired() ? schema : orNull(schema);
    }

    private ObjectNode orNull(ObjectNode schema) {
        if (schema.isEmpty() || (schema.size() == 1 && schema.has("description"))) {
            return schema; // anything at all
        }
        ObjectNode either = nodes.objectNode();
        if (schema.has("description")) {
            either.set("description", schema.remove("description"));
        }
        either.putArray("anyOf").add(schema).add(type("null"));
        return either;
    }

    private static ObjectNode described(ObjectNode schema, String description) {
        return description.isEmpty() ? schema : schema.put("description", description);
    }

    private static void bound(ObjectNode schema, Range range) {
        if (!Double.isInfinite(range.min())) {
            schema.put(
                    range.aboveMin() ? "exclusiveMinimum" : "minimum", Ranges.plain(range.min()));
        }
        if (!Double.isInfinite(range.max())) {
            schema.put("maximum", Ranges.plain(range.max()));
        }
    }

    private ObjectNode schema(Shape shape) {
        return switch (shape) {
            case Text _, Parsed _ -> text();
            case Whole whole ->
                    type("integer")
                            .put("minimum", whole.isLong() ? Long.MIN_VALUE : Integer.MIN_VALUE)
                            .put("maximum", whole.isLong() ? Long.MAX_VALUE : Integer.MAX_VALUE);
            case Decimal _ -> type("number");
            case Truth _ -> type("boolean");
            case Choice choice -> choice(choice);
            case Many many -> many(many);
            case Mapping mapping -> {
                ObjectNode schema = type("object");
                schema.set("additionalProperties", schema(mapping.value()));
                yield schema;
            }
            case Perhaps perhaps -> schema(perhaps.value());
            case Nested nested -> nested(nested);
            case OneOf oneOf -> reference(oneOf.type(), () -> oneOf(oneOf));
            case Shape.Anything _ -> nodes.objectNode();
        };
    }

    /** Numbers and booleans are taken as they were written. */
    private ObjectNode text() {
        ObjectNode schema = nodes.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    private ObjectNode choice(Choice choice) {
        ObjectNode schema = nodes.objectNode();
        ArrayNode constants = schema.putArray("enum");
        choice.constants().keySet().forEach(constants::add);
        return schema;
    }

    private ObjectNode many(Many many) {
        ObjectNode list = type("array");
        list.set("items", schema(many.item()));
        if (!many.takesOneText()) {
            return list;
        }
        ObjectNode either = nodes.objectNode();
        either.putArray("anyOf").add(list).add(oneText(many.item()));
        return either;
    }

    private ObjectNode oneText(Shape item) {
        return item instanceof Many inner
                ? oneText(inner.item())
                : item instanceof Choice choice ? choice(choice) : text();
    }

    private ObjectNode nested(Nested nested) {
        ObjectNode mapping = reference(nested.type());
        if (nested.shape().parse().isEmpty()) {
            return mapping;
        }
        ObjectNode either = nodes.objectNode();
        either.putArray("anyOf").add(text()).add(mapping);
        return either;
    }

    private ObjectNode oneOf(OneOf oneOf) {
        ObjectNode schema = nodes.objectNode();
        ArrayNode members = schema.putArray("anyOf");
        oneOf.members().forEach(member -> members.add(nested(member)));
        return schema;
    }

    private ObjectNode type(String type) {
        return nodes.objectNode().put("type", type);
    }
}
