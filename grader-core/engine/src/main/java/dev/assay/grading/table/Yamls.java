package dev.assay.grading.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Located;
import dev.assay.config.Problem;
import dev.assay.config.Problem.Severity;
import dev.assay.config.Source;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML and records until {@code dev.assay.config} does. */
@SuppressWarnings("NullAway") // goes as soon as dev.assay.config can read
final class Yamls {

    private Yamls() {}

    static Optional<Located> read(String file, String text, Consumer<Problem> problems) {
        try {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            Map<String, Integer> lines = new HashMap<>();
            lines("", yaml.compose(new StringReader(text)), lines);
            JsonNode node =
                    new ObjectMapper()
                            .valueToTree(
                                    new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
            return Optional.of(new Located(node, file, lines));
        } catch (YAMLException e) {
            problems.accept(
                    new Problem(
                            Severity.ERROR,
                            new Source(file, 1),
                            String.valueOf(e.getMessage()),
                            ""));
            return Optional.empty();
        }
    }

    private static void lines(String at, @Nullable Node node, Map<String, Integer> lines) {
        if (node == null) {
            return;
        }
        lines.put(at, node.getStartMark().getLine() + 1);
        if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                lines(at + "/" + i, sequence.getValue().get(i), lines);
            }
        }
        if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(
                            pair ->
                                    lines(
                                            at
                                                    + "/"
                                                    + ((org.yaml.snakeyaml.nodes.ScalarNode)
                                                                    pair.getKeyNode())
                                                            .getValue(),
                                            pair.getValueNode(),
                                            lines));
        }
    }

    static <R extends Record> R decode(JsonNode yaml, Class<R> type) throws Exception {
        return type.cast(record(yaml, type));
    }

    private static Object record(JsonNode node, Class<?> type) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        List<String> known = new ArrayList<>();
        boolean whole = components.length == 1 && components[0].getType() == Map.class;
        for (int i = 0; i < components.length; i++) {
            String key =
                    new PropertyNamingStrategies.KebabCaseStrategy()
                            .translate(components[i].getName());
            known.add(key);
            types[i] = components[i].getType();
            JsonNode value = node.get(key);
            values[i] =
                    value(
                            whole && value == null ? node : value,
                            components[i].getGenericType(),
                            components[i]
                                    .getAnnotatedType()
                                    .isAnnotationPresent(org.jspecify.annotations.Nullable.class),
                            key);
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("must be a mapping, not " + node);
        }
        if (!whole) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!known.contains(entry.getKey())) {
                    throw new IllegalArgumentException("unknown key '" + entry.getKey() + "'");
                }
            }
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private static @Nullable Object value(
            @Nullable JsonNode node, Type type, boolean nullable, String key) throws Exception {
        Class<?> raw =
                (Class<?>)
                        (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        Type[] arguments =
                type instanceof ParameterizedType generic
                        ? generic.getActualTypeArguments()
                        : new Type[0];
        boolean absent = node == null || node.isNull();
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            JsonNode items =
                    absent
                            ? new ArrayNode(JsonNodeFactory.instance)
                            : node.isArray()
                                    ? node
                                    : new ArrayNode(JsonNodeFactory.instance).add(node);
            for (JsonNode item : items) {
                list.add(value(item, arguments[0], false, key));
            }
            return list;
        }
        if (raw == Map.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    (absent ? new ObjectNode(JsonNodeFactory.instance) : node).properties()) {
                map.put(entry.getKey(), value(entry.getValue(), arguments[1], false, key));
            }
            return map;
        }
        if (raw == Optional.class) {
            return absent ? Optional.empty() : Optional.of(value(node, arguments[0], false, key));
        }
        if (raw == OptionalInt.class) {
            return absent ? OptionalInt.empty() : OptionalInt.of(node.asInt());
        }
        if (raw == OptionalDouble.class) {
            return absent ? OptionalDouble.empty() : OptionalDouble.of(node.asDouble());
        }
        if (absent) {
            if (nullable) {
                return null;
            }
            throw new IllegalArgumentException("missing key '" + key + "'");
        }
        if (raw == String.class) {
            return node.asText();
        }
        if (raw == BigDecimal.class) {
            return node.decimalValue();
        }
        if (raw == int.class || raw == Integer.class) {
            return node.asInt();
        }
        if (raw == long.class || raw == Long.class) {
            return node.asLong();
        }
        if (raw == double.class || raw == Double.class) {
            return node.asDouble();
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return node.asBoolean();
        }
        if (raw.isEnum()) {
            String name = node.asText().toUpperCase(Locale.ROOT).replace('-', '_');
            for (Object constant : raw.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(key + ": unknown value '" + node.asText() + "'");
        }
        if (raw.isRecord()) {
            return record(node, raw);
        }
        throw new IllegalArgumentException(key + ": can't decode a " + raw);
    }
}
