package dev.assay.checkers.execution.java;

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
import dev.assay.checkers.execution.sandbox.Texts;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values and texts of a run as people read them: short, the same each time, without our paths. */
final class Shown {

    private static final int LONGEST = 160;
    private static final int MOST_ITEMS = 12;

    /** {@code Point@1b6d3586}: another one each time. */
    private static final Pattern ADDRESS = Pattern.compile("@[0-9a-f]{5,8}\\b");

    private Shown() {}

    /** A value as Java would show it, more or less. */
    static String of(Value value) {
        return cut(clean(text(value)), LONGEST);
    }

    private static String text(Value value) {
        return switch (value) {
            case Nothing _ -> "null";
            case Truth(boolean truth) -> Boolean.toString(truth);
            case Whole(_, var whole) -> whole.toString();
            case Real(_, _, String text) -> text;
            case Text(String type, String text) ->
                    type.equals("java.lang.Character")
                            ? "'" + text + "'"
                            : '"' + cut(text, LONGEST) + '"';
            case Constant(_, String name) -> name;
            case Maybe(_, var inner) -> inner.map(Shown::text).orElse("an empty Optional");
            case Many many -> many(many);
            case Mapping mapping -> mapping(mapping);
            case Opaque(_, String shown) -> shown;
        };
    }

    private static String many(Many many) {
        String items =
                many.items().stream()
                        .limit(MOST_ITEMS)
                        .map(Shown::text)
                        .collect(Collectors.joining(", "));
        String all = items + (many.isCut() || many.items().size() > MOST_ITEMS ? ", …" : "");
        return many.kind().equals("list") ? "[" + all + "]" : "{" + all + "}";
    }

    private static String mapping(Mapping mapping) {
        boolean isRecord = mapping.kind().equals("record");
        String items =
                mapping.entries().stream()
                        .limit(MOST_ITEMS)
                        .map(
                                each ->
                                        (isRecord && each.key() instanceof Text(_, String name)
                                                        ? name
                                                        : text(each.key()))
                                                + "="
                                                + text(each.value()))
                        .collect(Collectors.joining(", "));
        return isRecord
                ? Names.simple(mapping.classes().isEmpty() ? "" : mapping.classes().getFirst())
                        + "["
                        + items
                        + "]"
                : "{" + items + "}";
    }

    /** Text of a run without addresses, which differ each time, and without paths of ours. */
    static String clean(String text) {
        return Texts.clean(ADDRESS.matcher(text).replaceAll("@…"));
    }

    /** At most so many characters. */
    static String cut(String text, int most) {
        return Texts.cut(text, most);
    }
}
