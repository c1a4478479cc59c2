package dev.assay.checkers.execution.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.java.Value.Constant;
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
import java.util.Optional;

/** A value as an author would write it under {@code value:}. */
final class Written {

    private static final int MOST = 500;

    private Written() {}

    /** Empty when it can't be written: {@code null}, an object without words of its own. */
    static Optional<JsonNode> of(Value value) {
        return switch (value) {
            case Truth(boolean truth) -> Optional.of(BooleanNode.valueOf(truth));
            case Whole(_, var whole) -> Optional.of(DecimalNode.valueOf(new BigDecimal(whole)));
            case Real real -> Optional.of(real(real));
            case Text(_, String text) -> Optional.of(TextNode.valueOf(text));
            case Constant(_, String name) -> Optional.of(TextNode.valueOf(name));
            case Maybe(_, Optional<Value> inner) ->
                    inner.isPresent()
                            ? of(inner.get())
                            : Optional.of(JsonNodeFactory.instance.arrayNode());
            case Many many -> many(many);
            case Mapping mapping -> mapping(mapping);
            case Opaque(_, String shown) ->
                    shown.endsWith(" object")
                            ? Optional.empty()
                            : Optional.of(TextNode.valueOf(shown));
            case Nothing _ -> Optional.empty();
        };
    }

    private static JsonNode real(Real real) {
        return Double.isFinite(real.value())
                ? DecimalNode.valueOf(new BigDecimal(real.text()))
                : TextNode.valueOf(real.text());
    }

    private static Optional<JsonNode> many(Many many) {
        if (many.isCut() || many.items().size() > MOST) {
            return Optional.empty();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Value item : many.items()) {
            if (item instanceof Nothing) {
                list.addNull();
                continue;
            }
            Optional<JsonNode> written = of(item);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            list.add(written.get());
        }
        return Optional.of(list);
    }

    private static Optional<JsonNode> mapping(Mapping mapping) {
        if (mapping.isCut() || mapping.entries().size() > MOST) {
            return Optional.empty();
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Value.Entry entry : mapping.entries()) {
            Optional<JsonNode> written =
                    entry.value() instanceof Nothing
                            ? Optional.of(JsonNodeFactory.instance.nullNode())
                            : of(entry.value());
            if (written.isEmpty()) {
                return Optional.empty();
            }
            object.set(Same.key(entry.key()), written.get());
        }
        return Optional.of(object);
    }
}
