package dev.assay.checkers.code.python;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;

/**
 * Parses with tree-sitter and copies the tree out in one walk; the native tree is gone when {@link
 * #parse} returns.
 */
final class TreeSitterPython implements PythonParser {

    private static final int ERROR_SYMBOL = 0xFFFF;
    private static final int REGULAR = 0;
    private static final int ANONYMOUS = 1;

    /** Texts up to this length are parsed fast, whatever they are. */
    private static final int UNGUARDED = 8 << 10;

    private final PythonKind[] kindOfSymbol;
    private final PythonField[] fieldOfId;

    TreeSitterPython() {
        try {
            kindOfSymbol = readKinds();
            fieldOfId = readFields();
        } catch (RuntimeException | Error passedOn) {
            throw passedOn;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    @Override
    public SyntaxTree parse(String text) {
        if (text.length() > SyntaxTree.MAX_TEXT) {
            throw new IllegalArgumentException("text of " + text.length() + " characters");
        }
        try (Arena arena = Arena.ofConfined()) {
            return parse(text, arena);
        } catch (RuntimeException | Error passedOn) {
            throw passedOn;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private SyntaxTree parse(String text, Arena arena) throws Throwable {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        MemorySegment source = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
        MemorySegment parser = (MemorySegment) TreeSitter.PARSER_NEW.invokeExact();
        try {
            if (!(boolean) TreeSitter.PARSER_SET_LANGUAGE.invokeExact(parser, TreeSitter.PYTHON)) {
                throw new IllegalStateException(
                        "tree-sitter and its Python grammar are of different versions");
            }
            MemorySegment tree =
                    text.length() > UNGUARDED
                            ? new Guard(source, arena).parse(parser)
                            : (MemorySegment)
                                    TreeSitter.PARSE.invokeExact(
                                            parser,
                                            MemorySegment.NULL,
                                            source,
                                            bytes.length,
                                            TreeSitter.UTF_16LE);
            if (tree.equals(MemorySegment.NULL)) {
                throw new IllegalStateException("the code took too long to parse");
            }
            try {
                return copy(text, tree, arena);
            } finally {
                TreeSitter.TREE_DELETE.invokeExact(tree);
            }
        } finally {
            TreeSitter.PARSER_DELETE.invokeExact(parser);
        }
    }

    /**
     * Parses long texts, and gives up on those that take too long: recovering from some kinds of
     * errors takes time by the square of their number.
     */
    private static final class Guard {

        private static final long PATIENCE = 3_000_000_000L;

        private static final MethodHandle PARSE = TreeSitter.parseWithOptions();
        private static final MethodHandle READ;
        private static final MethodHandle GIVE_UP;

        static {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            try {
                READ =
                        lookup.findVirtual(
                                Guard.class,
                                "read",
                                MethodType.methodType(
                                        MemorySegment.class,
                                        MemorySegment.class,
                                        int.class,
                                        MemorySegment.class,
                                        MemorySegment.class));
                GIVE_UP =
                        lookup.findVirtual(
                                Guard.class,
                                "giveUp",
                                MethodType.methodType(boolean.class, MemorySegment.class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final MemorySegment source;
        private final Arena arena;
        private final long start = System.nanoTime();

        Guard(MemorySegment source, Arena arena) {
            this.source = source;
            this.arena = arena;
        }

        MemorySegment parse(MemorySegment parser) throws Throwable {
            MemorySegment input = arena.allocate(TreeSitter.INPUT);
            input.set(
                    ValueLayout.ADDRESS,
                    8,
                    TreeSitter.callback(READ.bindTo(this), TreeSitter.READ, arena));
            input.set(ValueLayout.JAVA_INT, 16, TreeSitter.UTF_16LE);
            MemorySegment options = arena.allocate(TreeSitter.OPTIONS);
            options.set(
                    ValueLayout.ADDRESS,
                    8,
                    TreeSitter.callback(GIVE_UP.bindTo(this), TreeSitter.GIVE_UP, arena));
            return (MemorySegment) PARSE.invokeExact(parser, MemorySegment.NULL, input, options);
        }

        @SuppressWarnings({"UnusedMethod", "UnusedVariable", "restricted"}) // called by tree-sitter
        private MemorySegment read(
                MemorySegment payload, int offset, MemorySegment point, MemorySegment length) {
            int left = (int) source.byteSize() - offset;
            length.reinterpret(4).set(ValueLayout.JAVA_INT, 0, Math.max(0, left));
            return left > 0 ? source.asSlice(offset) : source;
        }

        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by tree-sitter
        private boolean giveUp(MemorySegment state) {
            return System.nanoTime() - start > PATIENCE;
        }
    }

    private SyntaxTree copy(String text, MemorySegment tree, Arena arena) throws Throwable {
        MemorySegment root =
                (MemorySegment) TreeSitter.TREE_ROOT.invokeExact((SegmentAllocator) arena, tree);
        MemorySegment cursor =
                (MemorySegment) TreeSitter.CURSOR_NEW.invokeExact((SegmentAllocator) arena, root);
        try {
            return walk(text, cursor, root);
        } finally {
            TreeSitter.CURSOR_DELETE.invokeExact(cursor);
        }
    }

    /**
     * {@code scratch} takes every node in turn: nothing is allocated for a node but its numbers.
     */
    private SyntaxTree walk(String text, MemorySegment cursor, MemorySegment scratch)
            throws Throwable {
        SyntaxTree.Builder builder = new SyntaxTree.Builder(text);
        SegmentAllocator reuse = (size, alignment) -> scratch;
        int parent = SyntaxTree.ABSENT;
        while (true) {
            MemorySegment node = (MemorySegment) TreeSitter.CURSOR_NODE.invokeExact(reuse, cursor);
            int symbol = (short) TreeSitter.NODE_SYMBOL.invokeExact(node) & 0xFFFF;
            PythonKind kind = symbol == ERROR_SYMBOL ? PythonKind.ERROR : kindOfSymbol[symbol];
            int start = node.get(ValueLayout.JAVA_INT, TreeSitter.NODE_START_OFFSET) / 2;
            int end = (int) TreeSitter.NODE_END.invokeExact(node) / 2;
            PythonField field =
                    hasField(kind, parent == SyntaxTree.ABSENT ? kind : builder.kind(parent))
                            ? fieldOfId[(short) TreeSitter.CURSOR_FIELD.invokeExact(cursor)]
                            : PythonField.NONE;
            int opened = builder.open(kind, field, start, end, parent);
            if (!isLeaf(kind) && (boolean) TreeSitter.CURSOR_CHILD.invokeExact(cursor)) {
                parent = opened;
                continue;
            }
            builder.close(opened);
            while (!(boolean) TreeSitter.CURSOR_SIBLING.invokeExact(cursor)) {
                if (parent == SyntaxTree.ABSENT
                        || !(boolean) TreeSitter.CURSOR_PARENT.invokeExact(cursor)) {
                    return builder.build();
                }
                builder.close(parent);
                parent = builder.parent(parent);
            }
        }
    }

    /** Of punctuation and keywords only operators are asked for by their field. */
    private static boolean hasField(PythonKind kind, PythonKind parent) {
        return kind != PythonKind.TOKEN
                || parent == PythonKind.BINARY_OPERATOR
                || parent == PythonKind.BOOLEAN_OPERATOR
                || parent == PythonKind.UNARY_OPERATOR
                || parent == PythonKind.AUGMENTED_ASSIGNMENT;
    }

    /** Nodes that never have children: to ask for them costs as much as the node itself. */
    private static boolean isLeaf(PythonKind kind) {
        return switch (kind) {
            case TOKEN, IDENTIFIER, INTEGER, FLOAT, TRUE, FALSE, NONE, COMMENT -> true;
            default -> false;
        };
    }

    private static PythonKind[] readKinds() throws Throwable {
        int count = (int) TreeSitter.SYMBOL_COUNT.invokeExact(TreeSitter.PYTHON);
        PythonKind[] kinds = new PythonKind[count];
        for (int symbol = 0; symbol < count; symbol++) {
            int type = (int) TreeSitter.SYMBOL_TYPE.invokeExact(TreeSitter.PYTHON, (short) symbol);
            MemorySegment name =
                    (MemorySegment)
                            TreeSitter.SYMBOL_NAME.invokeExact(TreeSitter.PYTHON, (short) symbol);
            kinds[symbol] =
                    switch (type) {
                        case REGULAR -> PythonKind.named(string(name));
                        case ANONYMOUS -> PythonKind.TOKEN;
                        default -> PythonKind.OTHER;
                    };
        }
        return kinds;
    }

    private static PythonField[] readFields() throws Throwable {
        int count = (int) TreeSitter.FIELD_COUNT.invokeExact(TreeSitter.PYTHON);
        PythonField[] fields = new PythonField[count + 1];
        fields[0] = PythonField.NONE;
        for (int id = 1; id <= count; id++) {
            MemorySegment name =
                    (MemorySegment)
                            TreeSitter.FIELD_NAME.invokeExact(TreeSitter.PYTHON, (short) id);
            fields[id] = PythonField.named(string(name));
        }
        return fields;
    }

    @SuppressWarnings("restricted") // a C string that tree-sitter's tables hold
    private static String string(MemorySegment pointer) {
        return pointer.reinterpret(Integer.MAX_VALUE).getString(0);
    }

    @Override
    public void close() {
        // The libraries stay loaded for as long as the program runs; nothing else is held.
    }
}
