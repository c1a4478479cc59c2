package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.checkers.execution.python.Value.Array;
import dev.assay.checkers.execution.python.Value.Complex;
import dev.assay.checkers.execution.python.Value.Entry;
import dev.assay.checkers.execution.python.Value.Many;
import dev.assay.checkers.execution.python.Value.Mapping;
import dev.assay.checkers.execution.python.Value.Nothing;
import dev.assay.checkers.execution.python.Value.Opaque;
import dev.assay.checkers.execution.python.Value.Real;
import dev.assay.checkers.execution.python.Value.Text;
import dev.assay.checkers.execution.python.Value.Truth;
import dev.assay.checkers.execution.python.Value.Whole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether two values are the same, up to a tolerance; if not, in which way they differ. */
final class Same {

    private final Tolerance tolerance;

    Same(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Compares with what an author wrote in YAML: a list stands for any sequence, array or tensor.
     *
     * @return how they differ; empty when they don't
     */
    Optional<String> difference(Value found, JsonNode wanted) {
        if (wanted.isArray()) {
            return listDifference(found, wanted);
        }
        if (wanted.isObject()) {
            return mappingDifference(found, wanted);
        }
        if (wanted.isBoolean()) {
            return unless(
                    single(found) instanceof Truth(boolean value) && value == wanted.asBoolean());
        }
        if (wanted.isNumber()) {
            return unless(isNumber(single(found), wanted.decimalValue()));
        }
        return unless(found instanceof Text(String value, _) && value.equals(wanted.asText()));
    }

    private static Optional<String> unless(boolean isSame) {
        return isSame ? Optional.empty() : Optional.of("the value is another one");
    }

    private boolean isNumber(Value found, BigDecimal wanted) {
        return switch (found) {
            case Whole(var value) ->
                    (tolerance.relative() == 0 || wanted.stripTrailingZeros().scale() <= 0)
                            ? new BigDecimal(value).compareTo(wanted) == 0
                            : tolerance.isNear(value.doubleValue(), wanted.doubleValue());
            case Real(double value) -> tolerance.isNear(value, wanted.doubleValue());
            case Complex(double real, double imaginary) ->
                    imaginary == 0 && tolerance.isNear(real, wanted.doubleValue());
            case Truth _, Nothing _, Text _, Many _, Mapping _, Array _, Opaque _ -> false;
        };
    }

    /** An array without dimensions is its only element. */
    private static Value single(Value value) {
        if (value instanceof Array array
                && array.shape().isEmpty()
                && array.numbers().isPresent()
                && !array.numbers().get().isComplex()) {
            return element(array, array.numbers().get(), 0);
        }
        return value;
    }

    private static Value element(Array array, Numbers numbers, int index) {
        if (array.dtype().equals("bool")) {
            return new Truth(numbers.whole(index) != 0);
        }
        return numbers.isWhole()
                ? new Whole(java.math.BigInteger.valueOf(numbers.whole(index)))
                : new Real(numbers.real(index));
    }

    private Optional<String> listDifference(Value found, JsonNode wanted) {
        if (found instanceof Array array) {
            return arrayDifference(array, wanted);
        }
        if (!(found instanceof Many many)) {
            return Optional.of("it is no list");
        }
        if (many.items().size() != wanted.size()) {
            return Optional.of("it has " + many.items().size() + " items");
        }
        if (many.type().equals("set")) {
            return unless(
                    isSameSet(
                            many.items().size(),
                            (i, j) -> difference(many.items().get(i), wanted.get(j)).isEmpty()));
        }
        for (int i = 0; i < wanted.size(); i++) {
            Optional<String> different = difference(many.items().get(i), wanted.get(i));
            if (different.isPresent()) {
                return Optional.of("item " + i + ": " + different.get());
            }
        }
        return Optional.empty();
    }

    private interface Pair {
        boolean isSame(int one, int other);
    }

    private static boolean isSameSet(int size, Pair pair) {
        boolean[] taken = new boolean[size];
        for (int i = 0; i < size; i++) {
            int match = -1;
            for (int j = 0; j < size && match < 0; j++) {
                if (!taken[j] && pair.isSame(i, j)) {
                    match = j;
                }
            }
            if (match < 0) {
                return false;
            }
            taken[match] = true;
        }
        return true;
    }

    private Optional<String> arrayDifference(Array array, JsonNode wanted) {
        List<Integer> shape = new ArrayList<>();
        List<JsonNode> flat = new ArrayList<>();
        for (JsonNode level = wanted; level != null && level.isArray(); level = level.get(0)) {
            shape.add(level.size());
        }
        flatten(wanted, flat);
        if (!array.shape().equals(shape)) {
            return Optional.of("its shape is " + array.shape());
        }
        if (array.numbers().isEmpty()) {
            return Optional.of("it is too large to be compared");
        }
        Numbers numbers = array.numbers().get();
        if (numbers.isComplex() || flat.size() != numbers.count()) {
            return Optional.of("the values are others");
        }
        for (int i = 0; i < flat.size(); i++) {
            if (difference(element(array, numbers, i), flat.get(i)).isPresent()) {
                return Optional.of("the values are others");
            }
        }
        return Optional.empty();
    }

    private static void flatten(JsonNode node, List<JsonNode> flat) {
        if (node.isArray()) {
            node.forEach(each -> flatten(each, flat));
        } else {
            flat.add(node);
        }
    }

    private Optional<String> mappingDifference(Value found, JsonNode wanted) {
        if (!(found instanceof Mapping mapping)) {
            return Optional.of("it is no dict");
        }
        if (mapping.entries().size() != wanted.size()) {
            return Optional.of("it has " + mapping.entries().size() + " entries");
        }
        for (Entry entry : mapping.entries()) {
            JsonNode value = wanted.get(key(entry.key()));
            if (value == null || difference(entry.value(), value).isPresent()) {
                return Optional.of("the entry of " + key(entry.key()) + " is another one");
            }
        }
        return Optional.empty();
    }

    private static String key(Value key) {
        return key instanceof Text(String text, _) ? text : Shown.of(key);
    }

    /**
     * Compares two values of Python's.
     *
     * @return how they differ; empty when they don't
     */
    Optional<String> difference(Value found, Value wanted) {
        return switch (wanted) {
            case Nothing _ -> unless(found instanceof Nothing);
            case Truth(boolean value) ->
                    unless(single(found) instanceof Truth(boolean other) && other == value);
            case Whole(var value) -> unless(isNumber(single(found), new BigDecimal(value)));
            case Real(double value) -> unless(isReal(single(found), value));
            case Complex(double real, double imaginary) ->
                    unless(
                            found instanceof Complex(double r, double i)
                                    && tolerance.isNear(r, real)
                                    && tolerance.isNear(i, imaginary));
            case Text text -> unless(found.equals(text));
            case Many many -> manyDifference(found, many);
            case Mapping mapping -> mappingDifference(found, mapping);
            case Array array -> arrayDifference(found, array);
            case Opaque opaque ->
                    unless(
                            found instanceof Opaque other
                                    && other.classes().equals(opaque.classes())
                                    && Shown.clean(other.shown())
                                            .equals(Shown.clean(opaque.shown())));
        };
    }

    private boolean isReal(Value found, double wanted) {
        return switch (found) {
            case Whole(var value) -> tolerance.isNear(value.doubleValue(), wanted);
            case Real(double value) -> tolerance.isNear(value, wanted);
            case Truth _, Nothing _, Complex _, Text _, Many _, Mapping _, Array _, Opaque _ ->
                    false;
        };
    }

    private Optional<String> manyDifference(Value found, Many wanted) {
        if (!(found instanceof Many many) || !many.type().equals(wanted.type())) {
            return Optional.of("it is no " + wanted.type());
        }
        int size = wanted.items().size();
        if (many.items().size() != size) {
            return Optional.of("it has " + many.items().size() + " items");
        }
        if (wanted.type().equals("set")) {
            return unless(
                    isSameSet(
                            size,
                            (i, j) ->
                                    difference(many.items().get(i), wanted.items().get(j))
                                            .isEmpty()));
        }
        for (int i = 0; i < size; i++) {
            Optional<String> different = difference(many.items().get(i), wanted.items().get(i));
            if (different.isPresent()) {
                return Optional.of("item " + i + ": " + different.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> mappingDifference(Value found, Mapping wanted) {
        if (!(found instanceof Mapping mapping)
                || mapping.entries().size() != wanted.entries().size()) {
            return Optional.of("the dict is another one");
        }
        return unless(
                isSameSet(
                        wanted.entries().size(),
                        (i, j) ->
                                difference(
                                                        mapping.entries().get(i).key(),
                                                        wanted.entries().get(j).key())
                                                .isEmpty()
                                        && difference(
                                                        mapping.entries().get(i).value(),
                                                        wanted.entries().get(j).value())
                                                .isEmpty()));
    }

    private Optional<String> arrayDifference(Value found, Array wanted) {
        if (!(found instanceof Array array)
                || array.kind().equals("tensor") != wanted.kind().equals("tensor")) {
            return wanted.shape().isEmpty()
                            && wanted.numbers().isPresent()
                            && !wanted.numbers().get().isComplex()
                    ? difference(found, single(wanted))
                    : Optional.of(
                            "it is no " + (wanted.kind().equals("tensor") ? "tensor" : "array"));
        }
        if (!array.shape().equals(wanted.shape())) {
            return Optional.of("its shape is " + array.shape());
        }
        if (array.numbers().isEmpty() || wanted.numbers().isEmpty()) {
            return Optional.of("it is too large to be compared");
        }
        Numbers numbers = array.numbers().get();
        Numbers others = wanted.numbers().get();
        if (numbers.size() != others.size()) {
            return Optional.of("the values are others");
        }
        for (int i = 0; i < numbers.size(); i++) {
            boolean isSame =
                    (numbers.isWhole() && others.isWhole())
                            ? numbers.whole(i) == others.whole(i)
                            : tolerance.isNear(numbers.real(i), others.real(i));
            if (!isSame) {
                return Optional.of("the values are others");
            }
        }
        return Optional.empty();
    }
}
