package dev.assay.config;

import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import dev.assay.config.Shape.Presence;
import dev.assay.spi.InvalidConfigException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decodes YAML into a record, and reports every problem at once: unknown keys, missing ones, wrong
 * types, what a constructor refuses.
 *
 * <p>Keys are in kebab-case, components in camelCase. A component may be a {@code String}, a
 * number, a {@code boolean}, an enum, a record, a sealed interface of records (told apart by their
 * keys), a type with a static {@code parse(String)} (written as a text), or a {@code List}, {@code
 * Set}, {@code Map<String, …>} or {@code Optional} of these. Lists, maps, optionals and
 * {@code @Nullable} components may be left out, and so may a {@code boolean}: it is {@code false}
 * then. A text may stand for a list of one. A record whose only component is a map takes the whole
 * mapping.
 */
public final class RecordDecoder {

    private final Values values;
    private final boolean partly;
    private final Consumer<Problem> problems;

    RecordDecoder(boolean partly, Consumer<Problem> problems) {
        this.partly = partly;
        this.problems = problems;
        this.values = new Values(this, problems);
    }

    /**
     * Decodes a record.
     *
     * @return empty when there was any error; all of them have been reported
     * @throws IllegalArgumentException when the type has a component that can't be read from YAML
     */
    public static <R extends Record> Optional<R> decode(
            Located yaml, Class<R> type, Consumer<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Object value = new RecordDecoder(false, found::add).record(yaml, Shapes.of(type));
        found.forEach(problems);
        return found.stream().anyMatch(Problem::isError)
                ? Optional.empty()
                : Optional.ofNullable(value).map(type::cast);
    }

    /**
     * Decodes what there is of a record whose required components are {@link Required}: the others'
     * problems can be told as well.
     *
     * @return empty when not even a part could be read
     */
    public static <R extends Record> Optional<R> decodePartly(
            Located yaml, Class<R> type, Consumer<Problem> problems) {
        return Optional.ofNullable(new RecordDecoder(true, problems).record(yaml, Shapes.of(type)))
                .map(type::cast);
    }

    /**
     * What is wrong with a configuration record itself, whoever fills it in: a type that can't be
     * read, or a component that no {@code @Option} documents.
     */
    public static List<String> faults(Class<? extends Record> type) {
        List<String> faults = new ArrayList<>();
        RecordFaults.collect(type, new HashSet<>(), faults);
        return List.copyOf(faults);
    }

    /**
     * What a checker said about its configuration while it was bound, as a problem with its place.
     *
     * @param yaml the configuration
     */
    public static Problem problem(Located yaml, InvalidConfigException invalid) {
        return Refusals.of(yaml, invalid);
    }

    boolean isPartly() {
        return partly;
    }

    @Nullable Object record(Located yaml, Fields record) {
        if (!yaml.node().isObject()) {
            values.wrongType(yaml, "a mapping with keys such as " + someKeys(record));
            return null;
        }
        if (record.takesAll()) {
            Object all = values.value(yaml, record.fields().getFirst().shape());
            return all == null ? null : construct(yaml, record, new Object[] {all});
        }
        Set<String> doubtful = unknownKeys(yaml, record);
        @Nullable Object[] components = new @Nullable Object[record.fields().size()];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            Field field = record.fields().get(i);
            Object value = component(yaml, field, doubtful);
            if (value == MISSING) {
                complete &= partly && field.presence() != Presence.REQUIRED;
                value = field.isRequired() ? null : absent(field);
            }
            components[i] = value;
        }
        return complete ? construct(yaml, record, components) : null;
    }

    private static final Object MISSING = new Object();

    private @Nullable Object component(Located yaml, Field field, Set<String> doubtful) {
        if (field.presence() == Presence.HERE) {
            return new Here(yaml);
        }
        Optional<Located> found = yaml.get(field.key()).filter(value -> !value.node().isNull());
        if (found.isEmpty()) {
            if (doubtful.contains(field.key())) {
                return MISSING;
            }
            if (!field.isRequired()) {
                return absent(field);
            }
            problems.accept(
                    Problem.error(
                            yaml.get(field.key()).isPresent()
                                    ? yaml.sourceOf(field.key())
                                    : yaml.source(),
                            at(yaml) + "'" + field.key() + "' is missing",
                            "add '" + field.key() + ": …'" + hint(field)));
            return MISSING;
        }
        Object value = values.value(found.get(), field.shape());
        if (value == null || !values.isInRange(found.get(), field)) {
            return MISSING;
        }
        return value;
    }

    private static @Nullable Object absent(Field field) {
        return switch (field.presence()) {
            case EMPTY -> Values.empty(field.shape());
            case NULLABLE, REQUIRED, REQUIRED_OR_NULL, HERE -> null;
        };
    }

    /**
     * Reports keys that the record does not have.
     *
     * @return the keys that were meant, as far as one can tell: they are not missing besides
     */
    private Set<String> unknownKeys(Located yaml, Fields record) {
        Set<String> meant = new HashSet<>();
        for (var entry : yaml.node().properties()) {
            String key = entry.getKey();
            if (record.hasKey(key)) {
                continue;
            }
            List<String> known = record.keys().stream().map(Field::key).toList();
            List<String> free = known.stream().filter(name -> !yaml.node().has(name)).toList();
            Optional<String> near =
                    NearNames.nearest(key, free).or(() -> NearNames.nearest(key, known));
            near.ifPresent(meant::add);
            problems.accept(
                    Problem.error(
                            yaml.sourceOf(key),
                            at(yaml) + "unknown key '" + key + "'",
                            near.map(name -> "did you mean '" + name + "'?")
                                    .orElse("delete it; there are " + String.join(", ", known))));
        }
        return meant;
    }

    private @Nullable Object construct(Located yaml, Fields record, @Nullable Object[] components) {
        try {
            return record.constructor().newInstance(components);
        } catch (InvocationTargetException e) {
            problems.accept(Refusals.problem(yaml, record, e));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that can't be made: " + record.type(), e);
        }
    }

    /** The path of a piece as the beginning of a message; nothing for a whole file. */
    static String at(Located yaml) {
        return yaml.pointer().isEmpty() ? "" : yaml.path() + ": ";
    }

    static String hint(Field field) {
        return field.description().isEmpty() ? "" : " (" + field.description() + ")";
    }

    private static String someKeys(Fields record) {
        return record.keys().stream().limit(4).map(Field::key).collect(Collectors.joining(", "));
    }

    static Object optional(Class<?> type, @Nullable Object value) {
        if (type == OptionalInt.class) {
            return value instanceof Integer whole ? OptionalInt.of(whole) : OptionalInt.empty();
        }
        if (type == OptionalLong.class) {
            return value instanceof Long whole ? OptionalLong.of(whole) : OptionalLong.empty();
        }
        if (type == OptionalDouble.class) {
            return value instanceof Double real ? OptionalDouble.of(real) : OptionalDouble.empty();
        }
        return Optional.ofNullable(value);
    }
}
