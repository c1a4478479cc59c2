package dev.assay.checkers.code.structure;

import dev.assay.checkers.code.structure.Matcher.Next;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares rows of statements: a block's, or those that follow each other from one on, with others
 * between them where the pattern has a gap. States that failed once are not tried again.
 */
final class Rows {

    private final CodeTree code;
    private final Matcher matcher;
    private final Bindings bindings;
    private final Budget budget;

    Rows(CodeTree code, Matcher matcher, Bindings bindings, Budget budget) {
        this.code = code;
        this.matcher = matcher;
        this.bindings = bindings;
        this.budget = budget;
    }

    /** Whether a pattern's statements begin at one of the code. */
    boolean begin(Pattern pattern, int node, Next next) {
        Row row =
                new Row(
                        pattern,
                        pattern.tree().after(pattern.items().getLast()),
                        node,
                        limit(node),
                        true,
                        next);
        return step(row, pattern.first(), node);
    }

    /** Where a row of statements that begins at a node must end: with what is around it. */
    private int limit(int node) {
        int around = code.parent(node);
        while (around > 0
                && code.form(around) != Form.FUNCTION
                && code.form(around) != Form.CLASS
                && code.form(around) != Form.LAMBDA) {
            around = code.parent(around);
        }
        return code.after(around);
    }

    /**
     * A row of statements that is looked for.
     *
     * @param end after the pattern's last
     * @param start where the code's row may begin
     * @param limit where it ends
     * @param open whether more may follow
     * @param failed what was tried in vain
     */
    private record Row(
            Pattern pattern,
            int end,
            int start,
            int limit,
            boolean open,
            Next next,
            Set<List<Integer>> failed) {

        Row(Pattern pattern, int end, int start, int limit, boolean open, Next next) {
            this(pattern, end, start, limit, open, next, new HashSet<>());
        }
    }

    /** Whether a pattern's statements are those of a block. */
    boolean block(Pattern pattern, int p, int c, Next next) {
        Row row = new Row(pattern, pattern.tree().after(p), c + 1, code.after(c), false, next);
        return row(row, p + 1, CodeTree.NONE);
    }

    /**
     * Goes on with a row.
     *
     * @param p the pattern's next statement
     * @param before the code's last one that was found, or none
     */
    private boolean row(Row row, int p, int before) {
        CodeTree tree = row.pattern().tree();
        if (p >= row.end()) {
            return (row.open() || isLast(row, before)) && row.next().go();
        }
        int from = before == CodeTree.NONE ? row.start() : code.after(before);
        if (tree.form(p) != Form.MANY) {
            boolean there =
                    from < row.limit()
                            && (before == CodeTree.NONE || from < code.after(code.parent(before)));
            return there && step(row, p, from);
        }
        int item = p;
        while (item < row.end() && tree.form(item) == Form.MANY) {
            item = tree.after(item);
        }
        if (item >= row.end()) {
            return row.next().go();
        }
        for (int node = from; node < row.limit(); node++) {
            if (code.isStatement(node)
                    && (before == CodeTree.NONE || !isOtherBranch(before, node))
                    && step(row, item, node)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLast(Row row, int before) {
        return before == CodeTree.NONE
                ? row.start() >= row.limit()
                : code.after(before) >= code.after(code.parent(before));
    }

    /** Whether of two statements only ever one runs. */
    private boolean isOtherBranch(int before, int node) {
        int child = node;
        int around = code.parent(node);
        while (around > before) {
            child = around;
            around = code.parent(around);
        }
        return switch (code.form(around)) {
            case IF -> code.form(child) == Form.BLOCK && before > code.child(around, 0);
            case CASES, HANDLERS -> true;
            default -> false;
        };
    }

    private boolean step(Row row, int p, int node) {
        budget.spend();
        int[] given = bindings.ofShared();
        Integer[] key = new Integer[given.length + 2];
        key[0] = p;
        key[1] = node;
        for (int i = 0; i < given.length; i++) {
            key[i + 2] = given[i];
        }
        List<Integer> state = List.of(key);
        if (row.failed().contains(state)) {
            return false;
        }
        int after = row.pattern().tree().after(p);
        boolean found = statement(row.pattern(), p, node, () -> row(row, after, node));
        if (!found) {
            row.failed().add(state);
        }
        return found;
    }

    /** A statement; an expression may stand anywhere in it, but not in its body. */
    private boolean statement(Pattern pattern, int p, int node, Next next) {
        if (!pattern.tree().form(p).isExpression()) {
            return matcher.showing(node, () -> matcher.direct(pattern, p, node, next));
        }
        for (int inner = node; inner < code.after(node); ) {
            Form form = code.form(inner);
            if (form == Form.BLOCK || form == Form.MEMBERS) {
                inner = code.after(inner);
                continue;
            }
            int place = inner;
            if (Pattern.mayBe(pattern.tree().form(p), code, inner)
                    && matcher.showing(place, () -> matcher.direct(pattern, p, place, next))) {
                return true;
            }
            inner++;
        }
        return false;
    }
}
