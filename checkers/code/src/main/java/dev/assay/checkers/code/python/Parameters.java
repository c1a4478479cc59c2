package dev.assay.checkers.code.python;

import dev.assay.checkers.code.python.Definition.Parameter;
import dev.assay.checkers.code.python.Definition.Parameter.Sort;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters of a function. */
final class Parameters {

    private Parameters() {}

    /** The parameters in a list of them; none when it is absent. */
    static List<Parameter> of(SyntaxTree tree, int list) {
        List<Parameter> parameters = new ArrayList<>();
        if (list == SyntaxTree.ABSENT) {
            return parameters;
        }
        boolean keywords = false;
        for (int part = tree.firstPart(list);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            PythonKind kind = tree.kind(part);
            int inner = kind == PythonKind.TYPED_PARAMETER ? tree.firstPart(part) : part;
            PythonKind shape = inner == SyntaxTree.ABSENT ? kind : tree.kind(inner);
            switch (shape) {
                case KEYWORD_SEPARATOR -> keywords = true;
                case LIST_SPLAT_PATTERN -> {
                    add(parameters, tree, tree.firstPart(inner), Sort.REST, true, part);
                    keywords = true;
                }
                case DICTIONARY_SPLAT_PATTERN ->
                        add(parameters, tree, tree.firstPart(inner), Sort.KEYWORDS, true, part);
                case DEFAULT_PARAMETER, TYPED_DEFAULT_PARAMETER ->
                        add(
                                parameters,
                                tree,
                                tree.child(part, PythonField.NAME),
                                keywords ? Sort.KEYWORD : Sort.POSITIONAL,
                                true,
                                part);
                case IDENTIFIER, TUPLE_PATTERN ->
                        add(
                                parameters,
                                tree,
                                inner,
                                keywords ? Sort.KEYWORD : Sort.POSITIONAL,
                                false,
                                part);
                default -> {}
            }
        }
        return parameters;
    }

    private static void add(
            List<Parameter> into,
            SyntaxTree tree,
            int name,
            Sort sort,
            boolean optional,
            int node) {
        if (name != SyntaxTree.ABSENT) {
            into.add(new Parameter(tree.text(name), sort, optional, node));
        }
    }
}
