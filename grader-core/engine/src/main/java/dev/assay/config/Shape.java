package dev.assay.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a value must look like: worked out once from a Java type, then read by the decoder and by
 * the schema alike, so that the two agree.
 */
sealed interface Shape {

    /** A text; numbers and booleans are taken as they were written. */
    record Text() implements Shape {}

    /** A whole number: {@code int} or {@code long}. */
    record Whole(boolean isLong) implements Shape {}

    /** A number: {@code double} or {@code BigDecimal}. */
    record Decimal(boolean isExact) implements Shape {}

    /** {@code true} or {@code false}. */
    record Truth() implements Shape {}

    /** One of an enum's constants, in kebab-case. */
    record Choice(Map<String, Object> constants) implements Shape {}

    /** A list; where its items may be texts, one text alone stands for a list of one. */
    record Many(Shape item, boolean distinct) implements Shape {

        boolean takesOneText() {
            return item instanceof Text
                    || item instanceof Parsed
                    || item instanceof Choice
                    || (item instanceof Many many && many.takesOneText())
                    || (item instanceof Nested nested && nested.shape().parse().isPresent());
        }
    }

    /** A mapping from the author's own keys. */
    record Mapping(Shape value) implements Shape {}

    /** An {@code Optional}, or one of its relatives for numbers. */
    record Perhaps(Shape value, Class<?> type) implements Shape {}

    /** A text that a type's own {@code parse} reads. */
    record Parsed(Method parse) implements Shape {}

    /** A record; looked up when needed, as a record may hold itself. */
    record Nested(Class<? extends Record> type) implements Shape {

        Fields shape() {
            return Shapes.of(type);
        }
    }

    /** One of several records, told apart by their keys. */
    record OneOf(Class<?> type, List<Nested> members) implements Shape {}

    /** Anything at all, as {@code JsonNode} or {@code Located}. */
    record Anything(boolean located) implements Shape {}

    /**
     * A record's components.
     *
     * @param keys the components that are keys in YAML
     * @param takesAll whether its only component is a map that takes the whole mapping
     * @param parse how it is read from a text alone, where it can be
     */
    record Fields(
            Class<? extends Record> type,
            Constructor<? extends Record> constructor,
            List<Field> fields,
            List<Field> keys,
            boolean takesAll,
            Optional<Method> parse) {

        boolean hasKey(String key) {
            return keys.stream().anyMatch(field -> field.key().equals(key));
        }
    }

    /**
     * One component of a record.
     *
     * @param key in YAML
     * @param description what {@code @Option} says; empty without
     */
    record Field(
            String key, Shape shape, Presence presence, String description, Optional<Range> range) {

        boolean isRequired() {
            return presence == Presence.REQUIRED || presence == Presence.REQUIRED_OR_NULL;
        }
    }

    /** Whether a component must be written, and what it is when it is not. */
    enum Presence {
        REQUIRED,
        /** Required, but the record can be made without it. */
        REQUIRED_OR_NULL,
        NULLABLE,
        /** An empty list, map or {@code Optional}, or {@code false}. */
        EMPTY,
        /** No key: the decoder fills it in. */
        HERE
    }
}
