package dev.assay.checkers.code.python;

import dev.assay.checkers.code.python.Origin.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an answer's imports, its own definitions and the conventions of its libraries make of names
 * that nothing binds.
 */
final class ImportedNames {

    private final ApiIndex index;
    private final Origins origins;
    private final Map<String, Origin> imported = new HashMap<>();
    private final Set<String> defined = new HashSet<>();
    private final List<String> stars = new ArrayList<>();

    ImportedNames(ApiIndex index, Origins origins) {
        this.index = index;
        this.origins = origins;
    }

    /** Imports count wherever they stand: a fragment may show its helper before its imports. */
    void foresee(SyntaxTree tree) {
        for (int node = 0; node < tree.size(); node++) {
            switch (tree.kind(node)) {
                case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT ->
                        read(
                                tree,
                                node,
                                (name, origin, part) -> imported.putIfAbsent(name, origin));
                case FUNCTION_DEFINITION, CLASS_DEFINITION -> {
                    int name = tree.child(node, PythonField.NAME);
                    if (name != SyntaxTree.ABSENT && tree.parent(node) == 0) {
                        defined.add(tree.text(name));
                    }
                }
                default -> {}
            }
        }
    }

    /** Takes the names that are imported, with the nodes that say so. */
    interface Into {
        void bind(String name, Origin origin, int node);
    }

    /** Tells of each name that one statement imports. */
    void read(SyntaxTree tree, int node, Into into) {
        int from = tree.child(node, PythonField.MODULE_NAME);
        boolean relative =
                from != SyntaxTree.ABSENT && tree.kind(from) == PythonKind.RELATIVE_IMPORT;
        Origin module =
                from == SyntaxTree.ABSENT || relative ? null : origins.module(dotted(tree, from));
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            if (tree.kind(part) == PythonKind.WILDCARD_IMPORT && module != null) {
                if (!stars.contains(module.path())) {
                    stars.add(module.path());
                }
                continue;
            }
            if (tree.field(part) != PythonField.NAME) {
                continue;
            }
            int alias = tree.child(part, PythonField.ALIAS);
            int named =
                    tree.kind(part) == PythonKind.ALIASED_IMPORT
                            ? tree.child(part, PythonField.NAME)
                            : part;
            if (named == SyntaxTree.ABSENT) {
                continue;
            }
            String name = dotted(tree, named);
            if (relative) {
                into.bind(
                        alias == SyntaxTree.ABSENT ? name : tree.text(alias),
                        new Origin(Step.LOCAL, name, null, "", "?" + name),
                        named);
            } else if (module != null) {
                into.bind(
                        alias == SyntaxTree.ABSENT ? name : tree.text(alias),
                        origins.attribute(module, name),
                        named);
            } else if (alias != SyntaxTree.ABSENT) {
                into.bind(tree.text(alias), origins.module(name), named);
            } else {
                String root = name.split("\\.", 2)[0];
                into.bind(root, origins.module(root), named);
            }
        }
    }

    /** What a name is that nothing in the answer before it gave a meaning. */
    Origin free(String name) {
        Origin found = defined.contains(name) ? null : imported.get(name);
        if (found != null) {
            return found;
        }
        if (defined.contains(name)) {
            return new Origin(Step.LOCAL, name, null, "", "");
        }
        for (String module : stars) {
            String path = module + "." + name;
            boolean there =
                    index.exists(path)
                            || (!index.knows(module.split("\\.", 2)[0])
                                    && !Conventions.BUILTINS.contains(name)
                                    && !Conventions.ALIASES.containsKey(name));
            if (there) {
                return origins.module(path);
            }
        }
        String conventional = Conventions.ALIASES.get(name);
        return conventional == null
                ? new Origin(Step.FREE, name, null, "", Conventions.typeOf(name))
                : origins.module(conventional);
    }

    /** A dotted name as it is written, without white space. */
    static String dotted(SyntaxTree tree, int node) {
        return tree.text(node).replaceAll("\\s", "");
    }
}
