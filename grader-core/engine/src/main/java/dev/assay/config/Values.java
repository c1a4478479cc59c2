package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.Shape.Anything;
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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decodes single values; {@code null} stands for one that could not be, which was reported. */
final class Values {

    private static final int LONGEST_SHOWN = 40;

    private final RecordDecoder records;
    private final Consumer<Problem> problems;

    Values(RecordDecoder records, Consumer<Problem> problems) {
        this.records = records;
        this.problems = problems;
    }

    @Nullable Object value(Located yaml, Shape shape) {
        return switch (shape) {
            case Text _ -> text(yaml);
            case Whole whole -> whole(yaml, whole.isLong());
            case Decimal decimal -> decimal(yaml, decimal.isExact());
            case Truth _ -> truth(yaml);
            case Choice choice -> choice(yaml, choice);
            case Many many -> many(yaml, many);
            case Mapping mapping -> mapping(yaml, mapping);
            case Perhaps perhaps -> {
                Object value = value(yaml, perhaps.value());
                yield value == null ? null : RecordDecoder.optional(perhaps.type(), value);
            }
            case Parsed parsed -> parsed(yaml, parsed.parse());
            case Nested nested -> nested(yaml, nested.shape());
            case OneOf oneOf -> oneOf(yaml, oneOf);
            case Anything anything -> anything.located() ? yaml : yaml.node();
        };
    }

    /** What a component that may be left out is without a value. */
    static @Nullable Object empty(Shape shape) {
        return switch (shape) {
            case Many many -> many.distinct() ? Set.of() : List.of();
            case Mapping _ -> Map.of();
            case Perhaps perhaps -> RecordDecoder.optional(perhaps.type(), null);
            case Truth _ -> false;
            case Text _, Whole _, Decimal _, Choice _, Parsed _ -> null;
            case Nested _, OneOf _, Anything _ -> null;
        };
    }

    private @Nullable Object text(Located yaml) {
        if (yaml.node().isValueNode() && !yaml.node().isNull()) {
            return yaml.text();
        }
        return wrongType(yaml, "a text");
    }

    private @Nullable Object whole(Located yaml, boolean isLong) {
        JsonNode node = yaml.node();
        if (!node.isNumber() || !node.canConvertToExactIntegral()) {
            return wrongType(yaml, "a whole number");
        }
        if (isLong ? !node.canConvertToLong() : !node.canConvertToInt()) {
            return wrong(yaml, "is too large a number", "write a smaller one");
        }
        return isLong ? (Object) node.longValue() : (Object) node.intValue();
    }

    private @Nullable Object decimal(Located yaml, boolean isExact) {
        if (!yaml.node().isNumber()) {
            return wrongType(yaml, "a number");
        }
        BigDecimal exact = yaml.node().decimalValue();
        if (isExact) {
            return exact;
        }
        double real = exact.doubleValue();
        return Double.isFinite(real)
                ? (Object) real
                : wrong(yaml, "is too large a number", "write a smaller one");
    }

    private @Nullable Object truth(Located yaml) {
        return yaml.node().isBoolean()
                ? (Object) yaml.node().booleanValue()
                : wrongType(yaml, "true or false");
    }

    private @Nullable Object choice(Located yaml, Choice choice) {
        if (!yaml.node().isValueNode() || yaml.node().isNull()) {
            return wrongType(yaml, "one of " + String.join(", ", choice.constants().keySet()));
        }
        String written = yaml.text();
        Object constant = choice.constants().get(written);
        if (constant != null) {
            return constant;
        }
        String all = "write one of " + String.join(", ", choice.constants().keySet());
        return wrong(
                yaml,
                "can't be '" + shown(written) + "'",
                NearNames.nearest(written, choice.constants().keySet())
                        .map(near -> "did you mean '" + near + "'? Else " + all)
                        .orElse(all));
    }

    private @Nullable Object many(Located yaml, Many many) {
        Collection<Object> items = many.distinct() ? new LinkedHashSet<>() : new ArrayList<>();
        boolean complete = true;
        if (yaml.node().isArray()) {
            for (int i = 0; i < yaml.node().size(); i++) {
                Object item = value(yaml.get(i), many.item());
                if (item == null) {
                    complete = false;
                } else {
                    items.add(item);
                }
            }
        } else if (many.takesOneText() && yaml.node().isValueNode() && !yaml.node().isNull()) {
            Object item = value(yaml, many.item());
            if (item == null) {
                return null;
            }
            items.add(item);
        } else {
            return wrongType(yaml, "a list");
        }
        // What is left of a list may still be looked at, but an empty rest would tell of a mistake
        // that nobody made.
        if (!complete && (items.isEmpty() || !records.isPartly())) {
            return null;
        }
        return many.distinct()
                ? Collections.unmodifiableSet((Set<Object>) items)
                : List.copyOf(items);
    }

    private @Nullable Object mapping(Located yaml, Mapping mapping) {
        if (!yaml.node().isObject()) {
            return wrongType(yaml, "a mapping");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, JsonNode> entry : yaml.node().properties()) {
            Object value = value(yaml.get(entry.getKey()).orElseThrow(), mapping.value());
            if (value == null) {
                complete = false;
            } else {
                values.put(entry.getKey(), value);
            }
        }
        return complete || records.isPartly() ? Collections.unmodifiableMap(values) : null;
    }

    private @Nullable Object nested(Located yaml, Fields fields) {
        boolean isText = yaml.node().isValueNode() && !yaml.node().isNull();
        return isText && fields.parse().isPresent()
                ? parsed(yaml, fields.parse().get())
                : records.record(yaml, fields);
    }

    private @Nullable Object parsed(Located yaml, Method parse) {
        if (!yaml.node().isValueNode() || yaml.node().isNull()) {
            return wrongType(yaml, "a text");
        }
        try {
            return parse.invoke(null, yaml.text());
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof RuntimeException refusal)) {
                throw new IllegalStateException(parse + " failed", e);
            }
            // "'code' is no kind of answer: write …" says the same as we do, and how to mend it.
            String said = String.valueOf(refusal.getMessage());
            String mend = said.substring(said.indexOf(": ") < 0 ? 0 : said.indexOf(": ") + 2);
            return wrong(yaml, "can't be '" + shown(yaml.text()) + "'", mend);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(parse + " can't be called", e);
        }
    }

    private @Nullable Object oneOf(Located yaml, OneOf oneOf) {
        Union union = Shapes.union(oneOf);
        if (yaml.node().isValueNode() && !yaml.node().isNull()) {
            Optional<Fields> text = union.text();
            if (text.isPresent()) {
                return parsed(yaml, text.get().parse().orElseThrow());
            }
        }
        if (!yaml.node().isObject()) {
            return wrongType(yaml, "a mapping with " + union.signs());
        }
        List<Fields> fitting = union.fitting(yaml.node());
        if (fitting.size() == 1) {
            return records.record(yaml, fitting.getFirst());
        }
        problems.accept(
                fitting.isEmpty()
                        ? Problem.error(
                                yaml.source(),
                                RecordDecoder.at(yaml) + "there is neither " + union.neither(),
                                "add " + union.signs())
                        : Problem.error(
                                yaml.source(),
                                RecordDecoder.at(yaml)
                                        + union.both(yaml.node())
                                        + " can't stand together",
                                "keep "
                                        + union.signs()
                                        + ", and put the other into a part of its own"));
        return null;
    }

    boolean isInRange(Located yaml, Field field) {
        if (field.range().isEmpty() || !yaml.node().isNumber()) {
            return true;
        }
        Range range = field.range().get();
        double value = yaml.node().doubleValue();
        boolean enough = range.aboveMin() ? value > range.min() : value >= range.min();
        if (enough && value <= range.max()) {
            return true;
        }
        wrong(
                yaml,
                "can't be " + shown(yaml.text()),
                "write a number " + Ranges.words(range) + RecordDecoder.hint(field));
        return false;
    }

    @Nullable Object wrongType(Located yaml, String wanted) {
        return wrong(yaml, "must be " + wanted + ", not " + what(yaml), "write " + wanted);
    }

    private @Nullable Object wrong(Located yaml, String problem, String mend) {
        String path = yaml.path().isEmpty() ? "the file" : "'" + yaml.path() + "'";
        problems.accept(Problem.error(yaml.source(), path + " " + problem, mend));
        return null;
    }

    private static String what(Located yaml) {
        JsonNode node = yaml.node();
        if (node.isObject()) {
            return "a mapping";
        }
        if (node.isArray()) {
            return "a list";
        }
        if (node.isNull()) {
            return "empty";
        }
        return (node.isTextual() ? "the text '" : "'") + shown(yaml.text()) + "'";
    }

    private static String shown(String text) {
        String line = text.lines().collect(Collectors.joining(" ")).strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }
}
