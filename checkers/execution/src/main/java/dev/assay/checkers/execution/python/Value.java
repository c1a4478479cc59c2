package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a call. An answer may have made up any of it, so nothing here is taken for more
 * than a claim to compare.
 */
sealed interface Value {

    /** None. */
    record Nothing() implements Value {}

    record Truth(boolean value) implements Value {}

    /** A whole number, in decimal digits. */
    record Whole(java.math.BigInteger value) implements Value {}

    record Real(double value) implements Value {}

    record Complex(double real, double imaginary) implements Value {}

    /** A text; or what stands for one, such as a dtype. */
    record Text(String value, String type) implements Value {}

    /**
     * Several values.
     *
     * @param type {@code list}, {@code tuple}, {@code set} or {@code range}
     */
    record Many(String type, List<Value> items) implements Value {

        public Many {
            items = List.copyOf(items);
        }
    }

    record Mapping(List<Entry> entries) implements Value {

        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** One of a mapping. */
    record Entry(Value key, Value value) {}

    /**
     * A tensor, a NumPy array, or a NumPy scalar.
     *
     * @param kind {@code tensor}, {@code ndarray} or {@code scalar}
     * @param numbers empty when there are too many to be taken out
     */
    record Array(
            String kind,
            List<String> classes,
            String dtype,
            List<Integer> shape,
            String device,
            boolean requiresGrad,
            Optional<Numbers> numbers)
            implements Value {

        public Array {
            classes = List.copyOf(classes);
            shape = List.copyOf(shape);
        }
    }

    /** Any other object: its class with those that it extends, and how it shows itself. */
    record Opaque(List<String> classes, String shown) implements Value {

        public Opaque {
            classes = List.copyOf(classes);
        }
    }

    /** Reads a value; one that makes no sense is opaque. */
    static Value read(JsonNode json, List<byte[]> blobs) {
        try {
            return parse(json, blobs);
        } catch (RuntimeException e) {
            return new Opaque(List.of("?"), "something that is no value");
        }
    }

    private static Value parse(JsonNode json, List<byte[]> blobs) {
        JsonNode value = json.path("v");
        return switch (json.path("k").asText()) {
            case "none" -> new Nothing();
            case "bool" -> new Truth(value.asBoolean());
            case "int" -> new Whole(new java.math.BigInteger(value.asText()));
            case "float" -> new Real(real(value.asText()));
            case "complex" -> new Complex(real(value.get(0).asText()), real(value.get(1).asText()));
            case "str" -> new Text(value.asText(), json.path("of").asText("str"));
            case "bytes" -> new Text(value.asText(), "bytes");
            case "list", "tuple", "set", "range" -> {
                List<Value> items = new ArrayList<>();
                value.forEach(item -> items.add(parse(item, blobs)));
                yield new Many(json.path("k").asText(), items);
            }
            case "dict" -> {
                List<Entry> entries = new ArrayList<>();
                value.forEach(
                        entry ->
                                entries.add(
                                        new Entry(
                                                parse(entry.get(0), blobs),
                                                parse(entry.get(1), blobs))));
                yield new Mapping(entries);
            }
            case "tensor", "ndarray", "scalar" -> array(json, blobs);
            default -> new Opaque(texts(json.path("of")), value.asText("something large"));
        };
    }

    private static Array array(JsonNode json, List<byte[]> blobs) {
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (JsonNode length : json.path("shape")) {
            shape.add(length.asInt());
            size *= length.asInt();
        }
        Optional<Numbers> numbers =
                json.has("blob")
                        ? Numbers.read(
                                json.path("read").asText(), blobs.get(json.path("blob").asInt()))
                        : Optional.empty();
        long expected = size;
        return new Array(
                json.path("k").asText(),
                texts(json.path("of")),
                json.path("dtype").asText(),
                shape,
                json.path("device").asText("cpu"),
                json.path("requiresGrad").asBoolean(),
                numbers.filter(each -> each.count() == expected));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Python's way of writing a float. */
    private static double real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    /** The names that its class goes by, with those that it extends. */
    default List<String> classNames() {
        return switch (this) {
            case Nothing _ -> List.of("NoneType");
            case Truth _ -> List.of("bool", "int");
            case Whole _ -> List.of("int");
            case Real _ -> List.of("float");
            case Complex _ -> List.of("complex");
            case Text text -> List.of(text.type());
            case Many many -> List.of(many.type());
            case Mapping _ -> List.of("dict");
            case Array array -> array.classes();
            case Opaque opaque -> opaque.classes();
        };
    }
}
