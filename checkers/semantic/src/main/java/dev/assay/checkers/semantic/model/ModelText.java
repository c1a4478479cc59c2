package dev.assay.checkers.semantic.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A model as text: a line for each value, {@code name: number number …}, where parts of parts have
 * dots in their names. Sorted, so that the same model is the same text.
 */
public final class ModelText {

    private final Map<String, String> lines;
    private final String prefix;

    private ModelText(Map<String, String> lines, String prefix) {
        this.lines = lines;
        this.prefix = prefix;
    }

    /** Nothing yet. */
    public static ModelText empty() {
        return new ModelText(new TreeMap<>(), "");
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IOException when a line has no name
     */
    public static ModelText read(BufferedReader in) throws IOException {
        ModelText text = empty();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IOException("a line of a model is 'name: numbers', not '" + line + "'");
            }
            text.lines.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return text;
    }

    /** The values of a part. */
    public ModelText part(String name) {
        return new ModelText(lines, prefix + name + '.');
    }

    private ModelText put(String name, String value) {
        lines.put(prefix + name, value);
        return this;
    }

    /** Adds a value. */
    public ModelText put(String name, double value) {
        return put(name, number(value));
    }

    /** Adds a value. */
    public ModelText put(String name, double[] values) {
        StringJoiner line = new StringJoiner(" ");
        for (double value : values) {
            line.add(number(value));
        }
        return put(name, line.toString());
    }

    /** Adds a value. */
    public ModelText put(String name, int[] values) {
        StringJoiner line = new StringJoiner(" ");
        for (int value : values) {
            line.add(Integer.toString(value));
        }
        return put(name, line.toString());
    }

    /** Adds a value. */
    public ModelText put(String name, Iterable<String> values) {
        return put(name, String.join(" ", values));
    }

    /** Six digits are more than the data can tell. */
    private static String number(double value) {
        String text = Float.toString(Math.round(value * 1e6) / 1e6f);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private String get(String name) {
        String line = lines.get(prefix + name);
        if (line == null) {
            throw new IllegalStateException("the model has no " + prefix + name);
        }
        return line;
    }

    /** A list of words. */
    public String[] words(String name) {
        String line = get(name);
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    /** A number. */
    public double number(String name) {
        return Double.parseDouble(get(name));
    }

    /** A list of numbers. */
    public double[] numbers(String name) {
        return Arrays.stream(words(name)).mapToDouble(Double::parseDouble).toArray();
    }

    /** A list of whole numbers. */
    public int[] integers(String name) {
        return Arrays.stream(words(name)).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach((name, line) -> text.append(name).append(": ").append(line).append('\n'));
        return text.toString();
    }
}
