package dev.assay.checkers.code.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * tree-sitter's C functions, as far as Assay calls them. Called through {@code java.lang.foreign}
 * rather than through the JNI classes that come with the library: those make several objects for
 * every node, and walking a tree with them takes longer than parsing it.
 *
 * <p>Touching this class loads the native libraries; it fails with an {@link
 * ExceptionInInitializerError} where they can't be loaded. The handles are constants, so that the
 * JIT inlines them.
 */
@SuppressWarnings("restricted") // calling native functions is this class's purpose
final class TreeSitter {

    /** {@code TSInputEncodingUTF16LE}: offsets are then twice those of a {@link String}. */
    static final int UTF_16LE = 1;

    /** {@code TSNode}: four numbers and two pointers, handed over by value. */
    static final MemoryLayout NODE =
            MemoryLayout.structLayout(
                    MemoryLayout.sequenceLayout(4, ValueLayout.JAVA_INT),
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS);

    /** Where in a {@link #NODE} the byte stands at which it starts: {@code context[0]}. */
    static final long NODE_START_OFFSET = 0;

    /** {@code TSTreeCursor}: opaque, by value only where it is made. */
    static final MemoryLayout CURSOR =
            MemoryLayout.structLayout(
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    MemoryLayout.sequenceLayout(3, ValueLayout.JAVA_INT),
                    MemoryLayout.paddingLayout(4));

    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfBoolean BOOLEAN = ValueLayout.JAVA_BOOLEAN;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup CORE = library("tree-sitter");

    static final MemorySegment PYTHON = language(library("tree-sitter-python"));

    static final MethodHandle PARSER_NEW =
            function("ts_parser_new", FunctionDescriptor.of(POINTER));
    static final MethodHandle PARSER_DELETE =
            function("ts_parser_delete", FunctionDescriptor.ofVoid(POINTER));
    static final MethodHandle PARSER_SET_LANGUAGE =
            function("ts_parser_set_language", FunctionDescriptor.of(BOOLEAN, POINTER, POINTER));
    static final MethodHandle PARSE =
            function(
                    "ts_parser_parse_string_encoding",
                    FunctionDescriptor.of(POINTER, POINTER, POINTER, POINTER, INT, INT));

    /** {@code TSInput}: payload, what reads, encoding, what decodes. */
    static final MemoryLayout INPUT =
            MemoryLayout.structLayout(
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    MemoryLayout.paddingLayout(4),
                    ValueLayout.ADDRESS);

    /** {@code TSParseOptions}: payload, what is asked whether to give up. */
    static final MemoryLayout OPTIONS =
            MemoryLayout.structLayout(ValueLayout.ADDRESS, ValueLayout.ADDRESS);

    /** {@code TSPoint}: row and column. */
    static final MemoryLayout POINT =
            MemoryLayout.structLayout(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    static final FunctionDescriptor READ =
            FunctionDescriptor.of(POINTER, POINTER, INT, POINT, POINTER);
    static final FunctionDescriptor GIVE_UP = FunctionDescriptor.of(BOOLEAN, POINTER);

    static final MethodHandle TREE_DELETE =
            function("ts_tree_delete", FunctionDescriptor.ofVoid(POINTER));
    static final MethodHandle TREE_ROOT =
            function("ts_tree_root_node", FunctionDescriptor.of(NODE, POINTER));
    static final MethodHandle CURSOR_NEW =
            function("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, NODE));
    static final MethodHandle CURSOR_DELETE =
            function("ts_tree_cursor_delete", FunctionDescriptor.ofVoid(POINTER));
    static final MethodHandle CURSOR_NODE =
            quick("ts_tree_cursor_current_node", FunctionDescriptor.of(NODE, POINTER));
    static final MethodHandle CURSOR_FIELD =
            quick(
                    "ts_tree_cursor_current_field_id",
                    FunctionDescriptor.of(ValueLayout.JAVA_SHORT, POINTER));
    static final MethodHandle CURSOR_CHILD =
            quick("ts_tree_cursor_goto_first_child", FunctionDescriptor.of(BOOLEAN, POINTER));
    static final MethodHandle CURSOR_SIBLING =
            quick("ts_tree_cursor_goto_next_sibling", FunctionDescriptor.of(BOOLEAN, POINTER));
    static final MethodHandle CURSOR_PARENT =
            quick("ts_tree_cursor_goto_parent", FunctionDescriptor.of(BOOLEAN, POINTER));
    static final MethodHandle NODE_SYMBOL =
            quick("ts_node_symbol", FunctionDescriptor.of(ValueLayout.JAVA_SHORT, NODE));
    static final MethodHandle NODE_END =
            quick("ts_node_end_byte", FunctionDescriptor.of(INT, NODE));
    static final MethodHandle SYMBOL_COUNT =
            function("ts_language_symbol_count", FunctionDescriptor.of(INT, POINTER));
    static final MethodHandle SYMBOL_NAME =
            function(
                    "ts_language_symbol_name",
                    FunctionDescriptor.of(POINTER, POINTER, ValueLayout.JAVA_SHORT));
    static final MethodHandle SYMBOL_TYPE =
            function(
                    "ts_language_symbol_type",
                    FunctionDescriptor.of(INT, POINTER, ValueLayout.JAVA_SHORT));
    static final MethodHandle FIELD_COUNT =
            function("ts_language_field_count", FunctionDescriptor.of(INT, POINTER));
    static final MethodHandle FIELD_NAME =
            function(
                    "ts_language_field_name_for_id",
                    FunctionDescriptor.of(POINTER, POINTER, ValueLayout.JAVA_SHORT));

    private TreeSitter() {}

    /** Parsing that asks whether to give up; made only when it is needed. */
    static MethodHandle parseWithOptions() {
        return function(
                "ts_parser_parse_with_options",
                FunctionDescriptor.of(POINTER, POINTER, POINTER, INPUT, OPTIONS));
    }

    /** A pointer to a Java method, for as long as the arena lives. */
    static MemorySegment callback(MethodHandle method, FunctionDescriptor type, Arena arena) {
        return LINKER.upcallStub(method, type, arena);
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(symbol(CORE, name), descriptor);
    }

    /** A function that returns within a microsecond and calls nothing back. */
    private static MethodHandle quick(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(symbol(CORE, name), descriptor, Linker.Option.critical(false));
    }

    private static MemorySegment language(SymbolLookup library) {
        MethodHandle language =
                LINKER.downcallHandle(
                        symbol(library, "tree_sitter_python"), FunctionDescriptor.of(POINTER));
        try {
            return (MemorySegment) language.invokeExact();
        } catch (Throwable thrown) {
            throw new IllegalStateException("tree_sitter_python", thrown);
        }
    }

    private static SymbolLookup library(String name) {
        try {
            return TreeSitterLibrary.load(name);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static MemorySegment symbol(SymbolLookup library, String name) {
        return library.find(name)
                .orElseThrow(() -> new IllegalStateException("tree-sitter has no " + name));
    }
}
