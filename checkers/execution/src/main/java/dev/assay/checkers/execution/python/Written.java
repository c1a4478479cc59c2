package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.python.Value.Array;
import dev.assay.checkers.execution.python.Value.Many;
import dev.assay.checkers.execution.python.Value.Mapping;
import dev.assay.checkers.execution.python.Value.Real;
import dev.assay.checkers.execution.python.Value.Text;
import dev.assay.checkers.execution.python.Value.Truth;
import dev.assay.checkers.execution.python.Value.Whole;
import java.math.BigDecimal;
import java.util.Optional;

/** A value as an author would write it under {@code value:}. */
final class Written {

    private static final int MOST = 500;

    private Written() {}

    /** Empty when it can't be written: an object, a number that is none, too many numbers. */
    static Optional<JsonNode> of(Value value) {
        return switch (value) {
            case Truth(boolean truth) -> Optional.of(BooleanNode.valueOf(truth));
            case Whole(var whole) -> Optional.of(DecimalNode.valueOf(new BigDecimal(whole)));
            case Real(double real) -> real(real, false);
            case Text(String text, _) -> Optional.of(TextNode.valueOf(text));
            case Many many -> many(many);
            case Mapping mapping -> mapping(mapping);
            case Array array ->
                    array.numbers()
                            .filter(numbers -> !numbers.isComplex() && numbers.count() <= MOST)
                            .flatMap(numbers -> array(array, numbers, 0, 0, numbers.count()));
            case Value.Nothing _, Value.Complex _, Value.Opaque _ -> Optional.empty();
        };
    }

    private static Optional<JsonNode> real(double value, boolean isSingle) {
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        String text = isSingle ? Float.toString((float) value) : Double.toString(value);
        return Optional.of(DecimalNode.valueOf(new BigDecimal(text)));
    }

    private static Optional<JsonNode> many(Many many) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Value item : many.items()) {
            Optional<JsonNode> written = of(item);
            if (written.isEmpty() || list.size() >= MOST) {
                return Optional.empty();
            }
            list.add(written.get());
        }
        return Optional.of(list);
    }

    private static Optional<JsonNode> mapping(Mapping mapping) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Value.Entry entry : mapping.entries()) {
            Optional<JsonNode> written = of(entry.value());
            if (written.isEmpty() || object.size() >= MOST) {
                return Optional.empty();
            }
            switch (entry.key()) {
                case Text(String text, _) -> object.set(text, written.get());
                case Whole(var whole) -> object.set(whole.toString(), written.get());
                case Value.Nothing _, Truth _, Real _, Value.Complex _, Many _, Mapping _ -> {
                    return Optional.empty();
                }
                case Array _, Value.Opaque _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(object);
    }

    private static Optional<JsonNode> array(
            Array array, Numbers numbers, int level, int start, int count) {
        if (level == array.shape().size()) {
            return array.dtype().equals("bool")
                    ? Optional.of(BooleanNode.valueOf(numbers.whole(start) != 0))
                    : numbers.isWhole()
                            ? Optional.of(LongNode.valueOf(numbers.whole(start)))
                            : real(numbers.real(start), !array.dtype().equals("float64"));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int length = array.shape().get(level);
        int each = count / Math.max(1, length);
        for (int i = 0; i < length; i++) {
            Optional<JsonNode> item = array(array, numbers, level + 1, start + i * each, each);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            list.add(item.get());
        }
        return Optional.of(list);
    }
}
