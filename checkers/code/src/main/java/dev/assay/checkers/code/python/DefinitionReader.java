package dev.assay.checkers.code.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what one tree defines. */
final class DefinitionReader {

    private final CodeRegion region;
    private final SyntaxTree tree;
    private final @Nullable Origin[] origins;

    /**
     * For one tree.
     *
     * @param origins where its nodes' values come from, as far as the tree has been walked
     */
    DefinitionReader(CodeRegion region, SyntaxTree tree, @Nullable Origin[] origins) {
        this.region = region;
        this.tree = tree;
        this.origins = origins;
    }

    /** The one that a statement makes; none where it has no name. */
    Optional<Definition> statement(int node, Definition.Kind kind) {
        int name = tree.child(node, PythonField.NAME);
        if (name == SyntaxTree.ABSENT) {
            return Optional.empty();
        }
        boolean async = tree.is(tree.firstChild(node), "async");
        return Optional.of(
                new Definition(
                        region,
                        tree,
                        node,
                        name,
                        kind,
                        async,
                        bases(node),
                        Parameters.of(tree, tree.child(node, PythonField.PARAMETERS)),
                        decorators(node)));
    }

    private List<Definition.Part> bases(int node) {
        List<Definition.Part> bases = new ArrayList<>();
        int superclasses = tree.child(node, PythonField.SUPERCLASSES);
        for (int part =
                        superclasses == SyntaxTree.ABSENT
                                ? superclasses
                                : tree.firstPart(superclasses);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            if (tree.kind(part) != PythonKind.KEYWORD_ARGUMENT) {
                bases.add(new Definition.Part(part, of(generic(part))));
            }
        }
        return bases;
    }

    /** Of {@code Dataset[int]}, {@code Dataset}. */
    private int generic(int base) {
        int value =
                tree.kind(base) == PythonKind.SUBSCRIPT
                        ? tree.child(base, PythonField.VALUE)
                        : SyntaxTree.ABSENT;
        return value == SyntaxTree.ABSENT ? base : value;
    }

    private List<Definition.Part> decorators(int node) {
        List<Definition.Part> decorators = new ArrayList<>();
        int parent = tree.parent(node);
        if (parent != SyntaxTree.ABSENT && tree.kind(parent) == PythonKind.DECORATED_DEFINITION) {
            for (int part = tree.firstPart(parent);
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                int inner = tree.firstPart(part);
                if (tree.kind(part) == PythonKind.DECORATOR && inner != SyntaxTree.ABSENT) {
                    decorators.add(new Definition.Part(inner, of(inner)));
                }
            }
        }
        return decorators;
    }

    /** A function that a name is given as {@code lambda}. */
    Definition lambda(int name, int lambda) {
        return new Definition(
                region,
                tree,
                lambda,
                name,
                Definition.Kind.FUNCTION,
                false,
                List.of(),
                Parameters.of(tree, tree.child(lambda, PythonField.PARAMETERS)),
                List.of());
    }

    private @Nullable Origin of(int node) {
        return origins[node];
    }
}
