package dev.assay.checkers.execution.java;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.checkers.execution.java.Value.Constant;
import dev.assay.checkers.execution.java.Value.Entry;
import dev.assay.checkers.execution.java.Value.Many;
import dev.assay.checkers.execution.java.Value.Mapping;
import dev.assay.checkers.execution.java.Value.Maybe;
import dev.assay.checkers.execution.java.Value.Nothing;
import dev.assay.checkers.execution.java.Value.Opaque;
import dev.assay.checkers.execution.java.Value.Real;
import dev.assay.checkers.execution.java.Value.Text;
import dev.assay.checkers.execution.java.Value.Truth;
import dev.assay.checkers.execution.java.Value.Whole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether two values are the same, up to a tolerance for numbers that are not whole: {@code |a - b|
 * <= atol + rtol * |b|}.
 *
 * @param relative from 0
 * @param absolute from 0
 */
record Same(double relative, double absolute) {

    private static final String ANOTHER = "the value is another one";
    private static final String OTHERS = "the values are others";
    private static final String OTHER_TYPE = "it is of another type";

    /**
     * Compares with what an author wrote in YAML: a list stands for any array, collection or
     * stream, a mapping for a map or a record, a text for a string, a character, an enum's constant
     * or what an object's {@code toString} gives.
     *
     * @return how they differ, in words that give nothing away; empty when they don't
     */
    Optional<String> difference(Value found, JsonNode wanted) {
        if (found instanceof Maybe(_, Optional<Value> inner)) {
            return inner.map(each -> difference(each, wanted))
                    .orElse(unless(wanted.isNull() || (wanted.isArray() && wanted.isEmpty())));
        }
        if (wanted.isNull()) {
            return unless(found instanceof Nothing);
        }
        if (wanted.isArray()) {
            return list(found, wanted);
        }
        if (wanted.isObject()) {
            return mapping(found, wanted);
        }
        if (wanted.isBoolean()) {
            return found instanceof Truth(boolean truth)
                    ? unless(truth == wanted.asBoolean())
                    : type(found);
        }
        if (wanted.isNumber()) {
            return switch (found) {
                case Whole(_, var whole) ->
                        unless(new BigDecimal(whole).compareTo(wanted.decimalValue()) == 0);
                case Real real -> unless(isNear(real.value(), wanted.doubleValue()));
                case Nothing _, Truth _, Text _, Constant _, Maybe _, Many _ -> type(found);
                case Mapping _, Opaque _ -> type(found);
            };
        }
        return switch (found) {
            case Text(_, String text) -> unless(text.equals(wanted.asText()));
            case Constant(_, String name) -> unless(name.equals(wanted.asText()));
            case Opaque(_, String shown) -> unless(shown.equals(wanted.asText()));
            case Real real -> unless(isSpecial(real, wanted.asText()));
            case Nothing _, Truth _, Whole _, Maybe _, Many _, Mapping _ -> type(found);
        };
    }

    /** NaN and infinities can't be written as numbers. */
    private static boolean isSpecial(Real real, String wanted) {
        return !Double.isFinite(real.value()) && real.text().equals(wanted);
    }

    private static Optional<String> type(Value found) {
        return Optional.of(found instanceof Nothing ? "it is null" : OTHER_TYPE);
    }

    private static Optional<String> unless(boolean isSame) {
        return isSame ? Optional.empty() : Optional.of(ANOTHER);
    }

    private boolean isNear(double found, double expected) {
        if (!Double.isFinite(found) || !Double.isFinite(expected)) {
            return Double.compare(found, expected) == 0;
        }
        return Math.abs(found - expected) <= absolute + relative * Math.abs(expected);
    }

    private Optional<String> list(Value found, JsonNode wanted) {
        if (!(found instanceof Many many)) {
            return type(found);
        }
        List<JsonNode> items = new ArrayList<>();
        wanted.forEach(items::add);
        return items(many, items, (value, node) -> difference(value, node).isEmpty());
    }

    private static <T> Optional<String> items(
            Many many, List<T> wanted, BiPredicate<Value, T> isSame) {
        if (many.isCut() || many.items().size() != wanted.size()) {
            return Optional.of("there are more or fewer values");
        }
        if (many.isSet()) {
            return isSame(new ArrayList<>(many.items()), new ArrayList<>(wanted), isSame)
                    ? Optional.empty()
                    : Optional.of(OTHERS);
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!isSame.test(many.items().get(i), wanted.get(i))) {
                return Optional.of(OTHERS);
            }
        }
        return Optional.empty();
    }

    /** In any order. */
    private static <T> boolean isSame(
            List<Value> found, List<T> wanted, BiPredicate<Value, T> isSame) {
        for (T each : wanted) {
            Optional<Value> match =
                    found.stream().filter(value -> isSame.test(value, each)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            found.remove(match.get());
        }
        return true;
    }

    private Optional<String> mapping(Value found, JsonNode wanted) {
        if (!(found instanceof Mapping mapping)) {
            return type(found);
        }
        if (mapping.isCut() || mapping.entries().size() != wanted.size()) {
            return Optional.of("there are more or fewer values");
        }
        for (Map.Entry<String, JsonNode> each : wanted.properties()) {
            boolean isThere =
                    mapping.entries().stream()
                            .anyMatch(
                                    entry ->
                                            key(entry.key()).equals(each.getKey())
                                                    && difference(entry.value(), each.getValue())
                                                            .isEmpty());
            if (!isThere) {
                return Optional.of(OTHERS);
            }
        }
        return Optional.empty();
    }

    /** A key as it stands in YAML. */
    static String key(Value key) {
        return switch (key) {
            case Text(_, String text) -> text;
            case Constant(_, String name) -> name;
            case Opaque(_, String shown) -> shown;
            case Nothing _, Truth _, Whole _, Real _, Maybe _, Many _, Mapping _ -> Shown.of(key);
        };
    }

    /** Compares with what the author's own code gave: of the same kind, and the same. */
    Optional<String> difference(Value found, Value wanted) {
        return switch (wanted) {
            case Nothing _ -> unless(found instanceof Nothing);
            case Truth _ -> unless(found.equals(wanted));
            case Whole(_, var whole) ->
                    found instanceof Whole(_, var value)
                            ? unless(value.equals(whole))
                            : found instanceof Real(_, double real, _)
                                    ? unless(isNear(real, whole.doubleValue()))
                                    : type(found);
            case Real(_, double real, _) ->
                    switch (found) {
                        case Real(_, double value, _) -> unless(isNear(value, real));
                        case Whole(_, var value) -> unless(value.doubleValue() == real);
                        case Nothing _, Truth _, Text _, Constant _, Maybe _ -> type(found);
                        case Many _, Mapping _, Opaque _ -> type(found);
                    };
            case Text(_, String text) ->
                    found instanceof Text(_, String value)
                            ? unless(value.equals(text))
                            : type(found);
            case Constant(_, String name) ->
                    found instanceof Constant(_, String value)
                            ? unless(value.equals(name))
                            : type(found);
            case Maybe(_, Optional<Value> inner) ->
                    found instanceof Maybe(_, Optional<Value> value)
                            ? inner.isPresent() && value.isPresent()
                                    ? difference(value.get(), inner.get())
                                    : unless(inner.isEmpty() && value.isEmpty())
                            : type(found);
            case Many many ->
                    found instanceof Many value
                            ? items(value, many.items(), (a, b) -> difference(a, b).isEmpty())
                            : type(found);
            case Mapping mapping -> mappings(found, mapping);
            case Opaque(_, String shown) ->
                    found instanceof Opaque(_, String value)
                            ? unless(value.equals(shown))
                            : type(found);
        };
    }

    private Optional<String> mappings(Value found, Mapping wanted) {
        if (!(found instanceof Mapping mapping)) {
            return type(found);
        }
        if (mapping.isCut() || mapping.entries().size() != wanted.entries().size()) {
            return Optional.of("there are more or fewer values");
        }
        for (Entry each : wanted.entries()) {
            boolean isThere =
                    mapping.entries().stream()
                            .anyMatch(
                                    entry ->
                                            difference(entry.key(), each.key()).isEmpty()
                                                    && difference(entry.value(), each.value())
                                                            .isEmpty());
            if (!isThere) {
                return Optional.of(OTHERS);
            }
        }
        return Optional.empty();
    }
}
