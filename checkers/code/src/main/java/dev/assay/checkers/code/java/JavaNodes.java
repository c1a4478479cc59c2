package dev.assay.checkers.code.java;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.List;

/** Opens nodes of a tree at the places of JavaParser's. */
final class JavaNodes {

    private final CodeTree.Builder to;
    private final JavaSnippet snippet;

    JavaNodes(CodeTree.Builder to, JavaSnippet snippet) {
        this.to = to;
        this.snippet = snippet;
    }

    private int start(Node node) {
        return node.getRange().map((Range range) -> snippet.offset(range.begin)).orElse(0);
    }

    private int end(Node node) {
        return node.getRange().map((Range range) -> snippet.offset(range.end) + 1).orElse(0);
    }

    int open(Form form, String value, Node node) {
        return to.open(form, value, start(node), end(node));
    }

    /** A list: from its first to its last; at the beginning of its owner when it is empty. */
    void openList(Form form, List<? extends Node> parts, Node owner) {
        int start = parts.isEmpty() ? start(owner) : start(parts.getFirst());
        int end = parts.isEmpty() ? start(owner) : end(parts.getLast());
        to.open(form, "", start, end);
    }

    /** The body of a declaration: what stands between its braces. */
    void openBody(Form form, Node owner) {
        int start = start(owner);
        int end = end(owner);
        to.open(form, "", Math.min(end, start + snippet.headLength(start, end)), end);
    }

    int leaf(Form form, String value, Node node) {
        return to.leaf(form, value, start(node), end(node));
    }

    void absent(Node owner) {
        to.absent(start(owner));
    }

    /** Whether nothing more is looked into; then a leaf stands for the node. */
    boolean isTooDeep(Node node) {
        if (to.isTooDeep()) {
            leaf(Form.OTHER, "deep", node);
            return true;
        }
        return false;
    }
}
