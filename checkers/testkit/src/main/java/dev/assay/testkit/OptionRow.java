package dev.assay.testkit;

import dev.assay.spi.Option;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An option of a checker, as its page shows it.
 *
 * @param path in YAML's words, such as {@code concepts[].any}
 * @param takes the kind of value, in plain words
 * @param text what it does
 */
record OptionRow(String path, String takes, String text) {

    /** The options of a configuration record and of the records in it. */
    static List<OptionRow> of(Class<?> record) {
        List<OptionRow> rows = new ArrayList<>();
        collect("", record, rows, new HashSet<>());
        return rows;
    }

    private static void collect(
            String prefix, Class<?> record, List<OptionRow> rows, Set<Class<?>> above) {
        if (!above.add(record)) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option != null) {
                String path = prefix + kebab(component.getName());
                Type type = component.getGenericType();
                rows.add(
                        new OptionRow(
                                path,
                                words(type) + (isOptional(component) ? "; may be left out" : ""),
                                option.value().replace("|", "\\|").replace("\n", " ")));
                nested(path, type, rows, above);
            }
        }
        above.remove(record);
    }

    private static void nested(String path, Type type, List<OptionRow> rows, Set<Class<?>> above) {
        Class<?> raw = raw(type);
        if (raw.isRecord()) {
            collect(path + ".", raw, rows, above);
        } else if (raw.isSealed()) {
            for (Class<?> permitted : raw.getPermittedSubclasses()) {
                if (permitted.isRecord()) {
                    collect(path + ".", permitted, rows, above);
                }
            }
        } else if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            String step = raw == Optional.class ? "" : raw == Map.class ? ".*" : "[]";
            nested(path + step, arguments[arguments.length - 1], rows, above);
        }
    }

    private static boolean isOptional(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        Class<?> raw = component.getType();
        return type.isAnnotationPresent(Nullable.class)
                || raw == boolean.class
                || raw == List.class
                || raw == Set.class
                || raw == Map.class
                || raw == Optional.class
                || raw == OptionalInt.class
                || raw == OptionalLong.class
                || raw == OptionalDouble.class;
    }

    private static String words(Type type) {
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType generic) {
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (raw == Optional.class) {
                return words(last);
            }
            return (raw == Map.class ? "a mapping of names to " : "a list of ") + plural(last);
        }
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(
                            value ->
                                    "`"
                                            + value.toString()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-')
                                            + "`")
                    .collect(Collectors.joining(" or "));
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "`true` or `false`";
        }
        if (isWhole(raw)) {
            return "a whole number";
        }
        if (isNumber(raw)) {
            return "a number";
        }
        return raw.isRecord() || raw.isSealed() ? "a mapping" : "a text";
    }

    private static String plural(Type type) {
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType) {
            return words(type).replaceFirst("^a (list|mapping)", "$1s");
        }
        if (raw.isEnum()) {
            return words(type);
        }
        if (isWhole(raw)) {
            return "whole numbers";
        }
        if (isNumber(raw)) {
            return "numbers";
        }
        return raw.isRecord() || raw.isSealed() ? "mappings" : "texts";
    }

    private static boolean isWhole(Class<?> type) {
        return List.of(
                        int.class,
                        Integer.class,
                        long.class,
                        Long.class,
                        OptionalInt.class,
                        OptionalLong.class)
                .contains(type);
    }

    private static boolean isNumber(Class<?> type) {
        return List.of(double.class, Double.class, BigDecimal.class, OptionalDouble.class)
                .contains(type);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            case Class<?> plain -> plain;
            default -> Object.class;
        };
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
