package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.List;

/** Long lines: a statement or a head that stands on one. */
final class LineLength implements Style {

    @Override
    public List<Found> find(CodeTree code, Limits limits) {
        List<Found> found = new ArrayList<>();
        int last = -1;
        for (int node = 1; node < code.size(); node++) {
            boolean begins = code.isStatement(node) || code.form(code.parent(node)) == Form.MEMBERS;
            if (!begins || code.start(node) < last) {
                continue;
            }
            int longest = code.text(node).lines().mapToInt(String::length).max().orElse(0);
            boolean leaf = longest > limits.lineLength() && !hasLonger(code, node, limits);
            if (leaf) {
                found.add(
                        new Found(
                                node,
                                "has a line of "
                                        + longest
                                        + " characters; at most "
                                        + limits.lineLength()
                                        + " are asked for."));
                last = code.end(node);
            }
        }
        return found;
    }

    private static boolean hasLonger(CodeTree code, int node, Limits limits) {
        for (int inner = node + 1; inner < code.after(node); inner++) {
            boolean begins =
                    code.isStatement(inner) || code.form(code.parent(inner)) == Form.MEMBERS;
            if (begins
                    && code.text(inner)
                            .lines()
                            .anyMatch(line -> line.length() > limits.lineLength())) {
                return true;
            }
        }
        return false;
    }
}
