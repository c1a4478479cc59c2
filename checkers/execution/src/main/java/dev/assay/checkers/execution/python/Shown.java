package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.python.Value.Array;
import dev.assay.checkers.execution.python.Value.Complex;
import dev.assay.checkers.execution.python.Value.Many;
import dev.assay.checkers.execution.python.Value.Mapping;
import dev.assay.checkers.execution.python.Value.Nothing;
import dev.assay.checkers.execution.python.Value.Opaque;
import dev.assay.checkers.execution.python.Value.Real;
import dev.assay.checkers.execution.python.Value.Text;
import dev.assay.checkers.execution.python.Value.Truth;
import dev.assay.checkers.execution.python.Value.Whole;
import dev.assay.checkers.execution.sandbox.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** Values and texts of a run as people read them: short, the same each time, without our paths. */
final class Shown {

    private static final int LONGEST = 160;
    private static final int MOST_ITEMS = 12;

    private Shown() {}

    /** A value as Python would write it, more or less. */
    static String of(Value value) {
        return cut(text(value), LONGEST);
    }

    private static String text(Value value) {
        return switch (value) {
            case Nothing _ -> "None";
            case Truth(boolean truth) -> truth ? "True" : "False";
            case Whole(var whole) -> whole.toString();
            case Real(double real) -> real(real);
            case Complex(double real, double imaginary) ->
                    "(" + real(real) + (imaginary < 0 ? "" : "+") + real(imaginary) + "j)";
            case Text(String text, String type) ->
                    type.equals("str") ? "'" + cut(text, LONGEST) + "'" : type + " " + text;
            case Many many -> many(many);
            case Mapping(List<Value.Entry> entries) ->
                    entries.stream()
                            .limit(MOST_ITEMS)
                            .map(each -> text(each.key()) + ": " + text(each.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Array array -> array(array);
            case Opaque opaque -> clean(opaque.shown());
        };
    }

    private static String many(Many many) {
        String items =
                many.items().stream()
                        .limit(MOST_ITEMS)
                        .map(Shown::text)
                        .collect(Collectors.joining(", "));
        String more = many.items().size() > MOST_ITEMS ? ", …" : "";
        return switch (many.type()) {
            case "tuple" -> "(" + items + more + (many.items().size() == 1 ? ",)" : ")");
            case "set" -> "{" + items + more + "}";
            default -> "[" + items + more + "]";
        };
    }

    private static String array(Array array) {
        StringBuilder text =
                new StringBuilder(array.kind().equals("tensor") ? "tensor(" : "array(");
        if (array.numbers().isPresent() && !array.numbers().get().isComplex()) {
            nested(array, array.numbers().get(), 0, 0, array.numbers().get().count(), text);
            text.append(", ");
        }
        text.append("shape ").append(array.shape()).append(", ").append(array.dtype());
        return text.append(array.requiresGrad() ? ", requires grad)" : ")").toString();
    }

    private static void nested(
            Array array, Numbers numbers, int level, int start, int count, StringBuilder text) {
        if (text.length() > LONGEST) {
            return;
        }
        if (level == array.shape().size()) {
            text.append(
                    array.dtype().equals("bool")
                            ? numbers.whole(start) != 0 ? "True" : "False"
                            : numbers.isWhole()
                                    ? Long.toString(numbers.whole(start))
                                    : real(numbers.real(start)));
            return;
        }
        int length = array.shape().get(level);
        text.append('[');
        for (int i = 0; i < length && text.length() <= LONGEST; i++) {
            text.append(i == 0 ? "" : ", ");
            int each = count / Math.max(1, length);
            nested(array, numbers, level + 1, start + i * each, each, text);
        }
        text.append(']');
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double rounded = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value));
        return Double.toString(rounded);
    }

    /** Text of a run without addresses, which differ each time, and without paths of ours. */
    static String clean(String text) {
        return Texts.clean(text);
    }

    /** At most so many characters. */
    static String cut(String text, int most) {
        return Texts.cut(text, most);
    }
}
