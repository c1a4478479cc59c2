package dev.assay.checkers.code.python;

import dev.assay.checkers.code.python.Origin.Step;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What turning a tree of Python into another needs at every node. */
abstract class PythonNodes {

    final CodeTree.Builder to;
    final SyntaxTree tree;
    private final @Nullable Origin[] origins;

    PythonNodes(CodeTree.Builder to, SyntaxTree tree, @Nullable Origin[] origins) {
        this.to = to;
        this.tree = tree;
        this.origins = origins;
    }

    final List<Integer> parts(int node) {
        List<Integer> parts = new ArrayList<>();
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            parts.add(part);
        }
        return parts;
    }

    final List<Integer> parts(int node, PythonKind kind) {
        return parts(node).stream().filter(part -> tree.kind(part) == kind).toList();
    }

    final int open(Form form, String value, int node) {
        return to.open(form, value, tree.start(node), tree.end(node));
    }

    final void leaf(Form form, String value, int node) {
        to.leaf(form, value, tree.start(node), tree.end(node));
    }

    final void absent(int node) {
        to.absent(tree.start(node));
    }

    final void label(int node, int owner) {
        if (node == SyntaxTree.ABSENT) {
            absent(owner);
        } else {
            leaf(Form.LABEL, tree.text(node), node);
        }
    }

    /** Says what a node stands for and of what class its value is. */
    final void resolve(int opened, int node) {
        Origin origin = origins[node];
        if (origin == null) {
            return;
        }
        boolean builtin =
                origin.step() == Step.FREE && Conventions.BUILTINS.contains(origin.name());
        String name =
                origin.isStatic() ? origin.path() : builtin ? "builtins." + origin.name() : "";
        to.resolve(opened, tree.kind(node) == PythonKind.CALL ? "" : name, origin.type());
    }
}
