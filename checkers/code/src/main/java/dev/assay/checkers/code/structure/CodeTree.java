package dev.assay.checkers.code.structure;

import dev.assay.checkers.code.structure.Form.Layout;
import dev.assay.spi.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The code of one answer, or of a pattern, in plain arrays: nodes are numbers in pre-order, 0 is a
 * {@link Form#BLOCK} of all its statements, a node's descendants follow it. Spellings that mean the
 * same are one: parentheses, quotes and the ways to write a number are gone, {@code x += 1} is
 * {@code x = x + 1}, {@code a > b} is {@code b < a}, {@code elif} is an {@code if} in an {@code
 * else}. Immutable.
 */
public final class CodeTree {

    /** No node. */
    public static final int NONE = -1;

    /** What is nested deeper is not looked into. */
    public static final int DEEPEST = 150;

    private final Form[] forms;
    private final String[] values;
    private final String[] names;
    private final String[] types;
    private final int[] starts;
    private final int[] ends;
    private final int[] parents;
    private final int[] afters;
    private final List<Part> parts;
    private final List<Trouble> troubles;
    private final Constants constants;

    private CodeTree(Builder builder) {
        int size = builder.size;
        forms = Arrays.copyOf(builder.forms, size);
        values = Arrays.copyOf(builder.values, size);
        names = Arrays.copyOf(builder.names, size);
        types = Arrays.copyOf(builder.types, size);
        starts = Arrays.copyOf(builder.starts, size);
        ends = Arrays.copyOf(builder.ends, size);
        parents = Arrays.copyOf(builder.parents, size);
        afters = Arrays.copyOf(builder.afters, size);
        parts = List.copyOf(builder.parts);
        troubles = List.copyOf(builder.troubles);
        constants = new Constants(this);
    }

    /** Where nodes come from: offsets lead from here to the answer. */
    public interface Source {

        /** The text between two offsets. */
        String text(int start, int end);

        /** The place in the answer. */
        Evidence.Span span(int start, int end, String label);
    }

    private record Part(int first, Source source) {}

    /** Something that does not parse. */
    public record Trouble(Source source, int start, int end) {

        public Evidence.Span span() {
            return source.span(start, end, "does not parse");
        }
    }

    public int size() {
        return forms.length;
    }

    public Form form(int node) {
        return forms[node];
    }

    /** A leaf's text, an operator; empty when it has none. */
    public String value(int node) {
        return values[node];
    }

    /** The full name of what it stands for; empty when unknown. */
    public String name(int node) {
        return names[node];
    }

    /** The class that its value is of; empty when unknown. */
    public String type(int node) {
        return types[node];
    }

    public int parent(int node) {
        return parents[node];
    }

    /** The number after the last descendant. */
    public int after(int node) {
        return afters[node];
    }

    public int start(int node) {
        return starts[node];
    }

    public int end(int node) {
        return ends[node];
    }

    /** The child at an index from 0. */
    public int child(int node, int index) {
        int child = node + 1;
        for (int i = 0; i < index; i++) {
            child = afters[child];
        }
        return child;
    }

    public List<Integer> children(int node) {
        List<Integer> children = new ArrayList<>();
        for (int child = node + 1; child < afters[node]; child = afters[child]) {
            children.add(child);
        }
        return children;
    }

    /**
     * Targets and their values, side by side, where an assignment writes as many of one as of the
     * other.
     */
    List<int[]> unpacked(int assignment) {
        int target = assignment + 1;
        int value = afters[target];
        if (forms[target] != Form.TUPLE
                || value >= afters[assignment]
                || forms[value] != Form.TUPLE) {
            return List.of();
        }
        List<Integer> targets = children(target);
        List<Integer> values = children(value);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < targets.size() && targets.size() == values.size(); i++) {
            if (forms[targets.get(i)] == Form.SPLAT || forms[values.get(i)] == Form.SPLAT) {
                return List.of();
            }
            pairs.add(new int[] {targets.get(i), values.get(i)});
        }
        return List.copyOf(pairs);
    }

    /** Whether it stands among statements. */
    public boolean isStatement(int node) {
        return node > 0 && forms[parents[node]] == Form.BLOCK;
    }

    /** What does not parse, in order. */
    public List<Trouble> troubles() {
        return troubles;
    }

    /** What its variables hold. */
    Constants constants() {
        return constants;
    }

    /** What a name was given, where that is one value for sure; else {@link #NONE}. */
    public int given(int name) {
        return constants.valueOf(name);
    }

    /**
     * The same code with other nodes of it in the place of some, and without some.
     *
     * @param others by the nodes that they are put for
     */
    public CodeTree with(Map<Integer, Integer> others, IntPredicate left) {
        Builder builder = new Builder();
        for (int child = 1; child < size(); child = afters[child]) {
            copy(child, others, left, builder);
        }
        builder.troubles.addAll(troubles);
        return builder.build();
    }

    @SuppressWarnings("ReferenceEquality") // a part's source is one object: what it holds is long
    private void copy(int node, Map<Integer, Integer> others, IntPredicate left, Builder to) {
        if (left.test(node)) {
            return;
        }
        Integer other = others.get(node);
        if (other != null) {
            copy(other, others, left, to);
            return;
        }
        Source source = source(node);
        if (to.parts.isEmpty() || to.parts.getLast().source() != source) {
            to.source(source);
        }
        int opened = to.open(forms[node], values[node], starts[node], ends[node]);
        to.resolve(opened, names[node], types[node]);
        for (int child = node + 1; child < afters[node]; child = afters[child]) {
            copy(child, others, left, to);
        }
        to.close();
    }

    /** The code of a node, as it is written. */
    public String text(int node) {
        return source(node).text(starts[node], ends[node]);
    }

    /** A node's place in the answer; of one with a body, what stands before the body. */
    public Evidence.Span span(int node, String label) {
        Source source = source(node);
        int end = ends[node];
        for (int child = node + 1; child < afters[node]; child = afters[child]) {
            boolean body = forms[child] == Form.BLOCK || forms[child] == Form.MEMBERS;
            if (body && starts[child] > starts[node]) {
                end = Math.min(end, starts[child]);
                break;
            }
        }
        String text = source.text(starts[node], end);
        int length = text.length();
        while (length > 1 && isFiller(text.charAt(length - 1))) {
            length--;
        }
        return source.span(starts[node], starts[node] + length, label);
    }

    private static boolean isFiller(char c) {
        return Character.isWhitespace(c) || c == ':' || c == '{';
    }

    private Source source(int node) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (parts.get(middle).first() <= node) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts.get(low).source();
    }

    /** Whether two nodes are the same code: the same shape, the same names. */
    public boolean isSame(int one, int other) {
        int length = afters[one] - one;
        if (length != afters[other] - other) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isAlike(one + i, other + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAlike(int one, int other) {
        if (forms[one] != forms[other] && !(isWord(one) && isWord(other))) {
            return false;
        }
        if (afters[one] - one != afters[other] - other) {
            return false;
        }
        return values[one].equals(values[other])
                || (!names[one].isEmpty() && names[one].equals(names[other]));
    }

    private boolean isWord(int node) {
        return forms[node] == Form.NAME || forms[node] == Form.LABEL || forms[node] == Form.TYPE;
    }

    Layout layout(int node) {
        return forms[node].layout();
    }

    /** Makes a tree, node by node in pre-order. */
    public static final class Builder {

        private int size;
        private int open = NONE;
        private int depth;
        private Form[] forms = new Form[256];
        private String[] values = new String[256];
        private String[] names = new String[256];
        private String[] types = new String[256];
        private int[] starts = new int[256];
        private int[] ends = new int[256];
        private int[] parents = new int[256];
        private int[] afters = new int[256];
        private final List<Part> parts = new ArrayList<>();
        private final List<Trouble> troubles = new ArrayList<>();

        public Builder() {
            open(Form.BLOCK, "", 0, 0);
        }

        /** What is opened from here on comes from there. */
        public void source(Source source) {
            parts.add(new Part(parts.isEmpty() ? 0 : size, source));
        }

        /** Notes that a place does not parse. */
        public void trouble(int start, int end) {
            troubles.add(new Trouble(parts.getLast().source(), start, end));
        }

        /** Opens a node; its descendants follow, then {@link #close()}. */
        public int open(Form form, String value, int start, int end) {
            if (size == forms.length) {
                grow();
            }
            int node = size++;
            forms[node] = form;
            values[node] = value;
            names[node] = "";
            types[node] = "";
            starts[node] = start;
            ends[node] = end;
            parents[node] = open;
            open = node;
            depth++;
            return node;
        }

        /** Closes what was opened last and is not closed yet. */
        public void close() {
            afters[open] = size;
            open = parents[open];
            depth--;
        }

        /** A node without children. */
        public int leaf(Form form, String value, int start, int end) {
            int node = open(form, value, start, end);
            close();
            return node;
        }

        /** A child that is left out. */
        public void absent(int at) {
            leaf(Form.ABSENT, "", at, at);
        }

        /** What a node stands for and is. */
        public void resolve(int node, String name, String type) {
            names[node] = name;
            types[node] = type;
        }

        /** The class that a node's value is of. */
        public void type(int node, String type) {
            types[node] = type;
        }

        /** Whether nothing deeper is to be opened. */
        public boolean isTooDeep() {
            return depth > DEEPEST;
        }

        public int size() {
            return size;
        }

        public CodeTree build() {
            while (open != NONE) {
                close();
            }
            return new CodeTree(this);
        }

        private void grow() {
            int capacity = forms.length * 2;
            forms = Arrays.copyOf(forms, capacity);
            values = Arrays.copyOf(values, capacity);
            names = Arrays.copyOf(names, capacity);
            types = Arrays.copyOf(types, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            parents = Arrays.copyOf(parents, capacity);
            afters = Arrays.copyOf(afters, capacity);
        }
    }
}
