package dev.assay.checkers.code.python;

import dev.assay.spi.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class or function that an answer defines.
 *
 * @param node of the definition, or of the {@code lambda}
 * @param nameNode of its name
 * @param bases what a class is derived from
 * @param parameters of a function
 * @param decorators without their {@code @}
 */
record Definition(
        CodeRegion region,
        SyntaxTree tree,
        int node,
        int nameNode,
        Kind kind,
        boolean async,
        List<Part> bases,
        List<Parameter> parameters,
        List<Part> decorators) {

    /** What is defined. */
    enum Kind {
        CLASS,
        FUNCTION
    }

    /**
     * An expression and where its value comes from.
     *
     * @param origin null when it could not be followed
     */
    record Part(int node, @Nullable Origin origin) {}

    /**
     * A parameter.
     *
     * @param name without stars
     * @param optional whether a call may leave it out
     */
    record Parameter(String name, Sort sort, boolean optional, int node) {

        /** How a parameter is given. */
        enum Sort {
            POSITIONAL,
            /** By keyword only: behind a star. */
            KEYWORD,
            /** {@code *args}. */
            REST,
            /** {@code **kwargs}. */
            KEYWORDS
        }
    }

    Definition {
        bases = List.copyOf(bases);
        parameters = List.copyOf(parameters);
        decorators = List.copyOf(decorators);
    }

    String name() {
        return tree.text(nameNode);
    }

    boolean isClass() {
        return kind == Kind.CLASS;
    }

    /** The definition that it stands in, as a node of the same tree; absent at the top. */
    int owner() {
        int at = tree.parent(node);
        while (at != SyntaxTree.ABSENT
                && tree.kind(at) != PythonKind.CLASS_DEFINITION
                && tree.kind(at) != PythonKind.FUNCTION_DEFINITION) {
            at = tree.parent(at);
        }
        return at;
    }

    /** Its head: {@code class Net(nn.Module)}, {@code def forward(self, x)}. */
    Evidence.Span span(String label) {
        int body = tree.child(node, PythonField.BODY);
        int end = tree.end(nameNode);
        for (int child = tree.firstChild(node);
                child != SyntaxTree.ABSENT && child != body;
                child = tree.nextSibling(child)) {
            if (tree.kind(child) != PythonKind.COMMENT && !tree.is(child, ":")) {
                end = Math.max(end, tree.end(child));
            }
        }
        boolean named = tree.start(nameNode) >= tree.start(node);
        return region.span(tree.start(named ? node : nameNode), end, label);
    }
}
