package dev.assay.checkers.code.python;

import java.util.Arrays;
import java.util.Optional;

/**
 * A syntax tree of Python in plain arrays: nodes are numbers in pre-order, 0 is the root, so a
 * node's descendants follow it and every walk is a loop. Immutable; nothing native is left in it.
 *
 * <p>Absent nodes are {@link #ABSENT}. Offsets are UTF-16 offsets into {@link #text()}.
 */
public final class SyntaxTree {

    /** The longest text that is parsed, in characters. */
    public static final int MAX_TEXT = 4 << 20;

    /** No node. */
    static final int ABSENT = -1;

    private final String text;
    private final PythonKind[] kinds;
    private final PythonField[] fields;
    private final int[] starts;
    private final int[] ends;
    private final int[] parents;
    private final int[] lasts;

    private SyntaxTree(Builder builder) {
        this.text = builder.text;
        int size = builder.size;
        this.kinds = Arrays.copyOf(builder.kinds, size);
        this.fields = Arrays.copyOf(builder.fields, size);
        this.starts = Arrays.copyOf(builder.starts, size);
        this.ends = Arrays.copyOf(builder.ends, size);
        this.parents = Arrays.copyOf(builder.parents, size);
        this.lasts = Arrays.copyOf(builder.lasts, size);
    }

    String text() {
        return text;
    }

    /** How many nodes there are; at least one. */
    int size() {
        return kinds.length;
    }

    PythonKind kind(int node) {
        return kinds[node];
    }

    PythonField field(int node) {
        return fields[node];
    }

    int start(int node) {
        return starts[node];
    }

    int end(int node) {
        return ends[node];
    }

    String text(int node) {
        return text.substring(starts[node], ends[node]);
    }

    /** Whether a node's text is this, without making a string. */
    boolean is(int node, String expected) {
        return ends[node] - starts[node] == expected.length()
                && text.startsWith(expected, starts[node]);
    }

    /** The parent, or {@link #ABSENT} for the root. */
    int parent(int node) {
        return parents[node];
    }

    /** The number after the node's last descendant. */
    int after(int node) {
        return lasts[node];
    }

    /** The first child, or {@link #ABSENT}. */
    int firstChild(int node) {
        return node + 1 < lasts[node] ? node + 1 : ABSENT;
    }

    /** The next sibling, or {@link #ABSENT}. */
    int nextSibling(int node) {
        int parent = parents[node];
        return parent != ABSENT && lasts[node] < lasts[parent] ? lasts[node] : ABSENT;
    }

    /** The first child that is not punctuation, a keyword or a comment; or {@link #ABSENT}. */
    int firstPart(int node) {
        return part(firstChild(node));
    }

    /** The next sibling that is not punctuation, a keyword or a comment; or {@link #ABSENT}. */
    int nextPart(int node) {
        return part(nextSibling(node));
    }

    private int part(int from) {
        int node = from;
        while (node != ABSENT
                && (kind(node) == PythonKind.TOKEN || kind(node) == PythonKind.COMMENT)) {
            node = nextSibling(node);
        }
        return node;
    }

    /** The first child in a field, or {@link #ABSENT}. */
    int child(int node, PythonField field) {
        for (int child = firstChild(node); child != ABSENT; child = nextSibling(child)) {
            if (field(child) == field) {
                return child;
            }
        }
        return ABSENT;
    }

    /** Whether any part of the text did not parse. */
    boolean isBroken() {
        for (PythonKind kind : kinds) {
            if (kind == PythonKind.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** The expression inside any number of parentheses. */
    int withoutParentheses(int node) {
        int inner = node;
        while (kind(inner) == PythonKind.PARENTHESIZED_EXPRESSION) {
            int part = firstPart(inner);
            if (part == ABSENT) {
                return inner;
            }
            inner = part;
        }
        return inner;
    }

    /** What a string literal without holes says, quotes and prefix left out; else empty. */
    Optional<String> stringValue(int node) {
        if (kind(node) == PythonKind.CONCATENATED_STRING) {
            StringBuilder joined = new StringBuilder();
            for (int part = firstPart(node); part != ABSENT; part = nextPart(part)) {
                Optional<String> value =
                        kind(part) == PythonKind.STRING ? stringValue(part) : Optional.empty();
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                joined.append(value.get());
            }
            return Optional.of(joined.toString());
        }
        if (kind(node) != PythonKind.STRING) {
            return Optional.empty();
        }
        StringBuilder value = new StringBuilder();
        for (int part = firstPart(node); part != ABSENT; part = nextPart(part)) {
            if (kind(part) == PythonKind.STRING_CONTENT) {
                value.append(text, starts[part], ends[part]);
            } else if (text(part).startsWith("{")) {
                return Optional.empty();
            }
        }
        return Optional.of(value.toString());
    }

    /** Makes a tree, node by node in pre-order. */
    static final class Builder {

        private final String text;
        private int size;
        private PythonKind[] kinds;
        private PythonField[] fields;
        private int[] starts;
        private int[] ends;
        private int[] parents;
        private int[] lasts;

        Builder(String text) {
            this.text = text;
            int capacity = 64 + text.length() / 2;
            kinds = new PythonKind[capacity];
            fields = new PythonField[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
            parents = new int[capacity];
            lasts = new int[capacity];
        }

        /** Opens a node; its descendants follow, then {@link #close}. */
        int open(PythonKind kind, PythonField field, int start, int end, int parent) {
            if (size == kinds.length) {
                grow();
            }
            int node = size++;
            kinds[node] = kind;
            fields[node] = field;
            starts[node] = start;
            ends[node] = end;
            parents[node] = parent;
            return node;
        }

        /** Closes a node: what is opened from here on is no descendant of it. */
        void close(int node) {
            lasts[node] = size;
        }

        int parent(int node) {
            return parents[node];
        }

        PythonKind kind(int node) {
            return kinds[node];
        }

        SyntaxTree build() {
            return new SyntaxTree(this);
        }

        private void grow() {
            int capacity = kinds.length * 2;
            kinds = Arrays.copyOf(kinds, capacity);
            fields = Arrays.copyOf(fields, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            parents = Arrays.copyOf(parents, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
        }
    }
}
