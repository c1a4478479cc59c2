package dev.assay.checkers.code.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares patterns with the code of one answer. Backtracks, by passing on what is still to be
 * compared; all work counts against a {@link Budget}.
 */
final class Matcher {

    private static final int MOST_VALUES = 3;

    /** What is still to be compared. */
    interface Next {
        boolean go();
    }

    private final FrontEnd front;
    private final CodeTree code;
    private final Budget budget = new Budget();
    private final Bindings bindings;
    private final Rows rows;
    private final List<Integer> shown = new ArrayList<>();
    private int quiet;

    Matcher(FrontEnd front, CodeTree code, Holes holes) {
        this.front = front;
        this.code = code;
        this.bindings = new Bindings(front, code, holes, budget);
        this.rows = new Rows(code, this, bindings, budget);
    }

    /** Forgets what holes stand for. */
    void forget() {
        bindings.forget();
        shown.clear();
    }

    /** What a hole stands for, or {@link CodeTree#NONE}. */
    int bound(int variable) {
        return bindings.first(variable);
    }

    /** The statements that the steps of the last pattern were found in. */
    List<Integer> shown() {
        return List.copyOf(shown);
    }

    /** Whether it can be found; what holes stand for is as before, whatever comes of it. */
    boolean test(Next search) {
        int size = shown.size();
        boolean found = bindings.test(search);
        while (shown.size() > size) {
            shown.removeLast();
        }
        return found;
    }

    /** Whether a pattern begins at a node. */
    boolean at(Pattern pattern, int node, Next next) {
        if (pattern.isSingle()) {
            int item = pattern.first();
            return pattern.mayBegin(code, node)
                    && (code.isStatement(node)
                            ? showing(node, () -> direct(pattern, item, node, next))
                            : direct(pattern, item, node, next));
        }
        if (!code.isStatement(node)) {
            return false;
        }
        return rows.begin(pattern, node, next);
    }

    /** Whether a pattern fits a node, or what the variable was given that it names. */
    boolean atValue(Pattern pattern, int node, Next next) {
        int value = node;
        for (int i = 0; i <= MOST_VALUES && value != CodeTree.NONE; i++) {
            if (at(pattern, value, next)) {
                return true;
            }
            value = valueOf(value);
        }
        return false;
    }

    /** Searches without noting where: what is around something is no part of it. */
    boolean quietly(Next search) {
        quiet++;
        try {
            return search.go();
        } finally {
            quiet--;
        }
    }

    /** Notes again where, inside of {@link #quietly}. */
    boolean loudly(Next search) {
        int before = quiet;
        quiet = 0;
        try {
            return search.go();
        } finally {
            quiet = before;
        }
    }

    /** Notes where something is looked for, while that is found. */
    boolean showing(int node, Next search) {
        if (quiet > 0) {
            return search.go();
        }
        shown.add(node);
        if (search.go()) {
            return true;
        }
        shown.removeLast();
        return false;
    }

    /** Compares, and looks at what a variable was given where the pattern asks for a value. */
    private boolean match(Pattern pattern, int p, int c, Next next) {
        if (direct(pattern, p, c, next)) {
            return true;
        }
        Form wanted = pattern.tree().form(p);
        if (!wanted.isExpression() || wanted == Form.DEEP) {
            return false;
        }
        int value = valueOf(c);
        for (int i = 0; i < MOST_VALUES && value != CodeTree.NONE; i++) {
            if (direct(pattern, p, value, next)) {
                return true;
            }
            value = valueOf(value);
        }
        return false;
    }

    /** What a variable was given, or is given inside of an expression: {@code a = b = 0}. */
    private int valueOf(int node) {
        return switch (code.form(node)) {
            case NAME -> code.constants().valueOf(node);
            case ASSIGN -> code.isStatement(node) ? CodeTree.NONE : code.after(node + 1);
            default -> CodeTree.NONE;
        };
    }

    /** Compares, without a look at what variables were given. */
    boolean direct(Pattern pattern, int p, int c, Next next) {
        budget.spend();
        CodeTree tree = pattern.tree();
        Form wanted = tree.form(p);
        switch (wanted) {
            case ABSENT, MANY -> {
                return next.go();
            }
            case HOLE -> {
                return code.form(c) != Form.ABSENT
                        && bindings.bind(pattern.variable(p), c, code.after(c), next);
            }
            case DEEP -> {
                return deep(pattern, p + 1, c, next);
            }
            case ANY_STRING -> {
                return (code.form(c) == Form.STRING || code.form(c) == Form.TEMPLATE) && next.go();
            }
            default -> {}
        }
        if (isAnyType(pattern, p, c)) {
            return next.go();
        }
        if (!tree.name(p).isEmpty()) {
            if (!front.isNamed(tree.name(p), code, c)) {
                return false;
            }
            return (wanted == Form.TYPE && code.form(c) == Form.TYPE)
                    ? children(pattern, p, c, next)
                    : next.go();
        }
        if (wanted != code.form(c)) {
            return wanted == Form.LAMBDA
                    && MethodReference.fits(pattern, p, code, c, bindings, next);
        }
        boolean leaf = wanted == Form.NAME || wanted == Form.LABEL || wanted == Form.TYPE;
        if (!tree.value(p).equals(code.value(c)) && !(leaf && isWord(tree.value(p), c))) {
            return false;
        }
        if (wanted == Form.BINARY && isCommutative(tree, p)) {
            int one = c + 1;
            int other = code.after(one);
            return pair(pattern, p, one, other, next) || pair(pattern, p, other, one, next);
        }
        if (wanted == Form.CALL && FrontEnd.isSymmetric(tree.name(p + 1))) {
            return symmetric(pattern, p, c, next);
        }
        return children(pattern, p, c, next)
                || (wanted == Form.ASSIGN && unpacked(pattern, p, c, next));
    }

    /** {@code a, b = x, y} is {@code a = x} and {@code b = y}. */
    private boolean unpacked(Pattern pattern, int p, int c, Next next) {
        int target = p + 1;
        int value = pattern.tree().after(target);
        List<int[]> pairs =
                pattern.tree().form(target) == Form.TUPLE ? List.of() : code.unpacked(c);
        for (int[] pair : pairs) {
            if (match(pattern, target, pair[0], () -> match(pattern, value, pair[1], next))) {
                return true;
            }
        }
        return false;
    }

    /** {@code var} is any type, {@code <>} any type arguments: also where answers write them. */
    private boolean isAnyType(Pattern pattern, int p, int c) {
        Form wanted = pattern.tree().form(p);
        if (wanted == Form.NOTHING && pattern.tree().value(p).equals("<>")) {
            return true;
        }
        return switch (code.form(c)) {
            case TYPE -> wanted == Form.TYPE && code.value(c).equals("var");
            case NOTHING -> wanted == Form.TYPE_ARGUMENTS && code.value(c).equals("<>");
            default -> false;
        };
    }

    /** A sum with a number in it is no joined text. */
    private static boolean isCommutative(CodeTree tree, int p) {
        return FrontEnd.isCommutative(tree.value(p))
                || (tree.value(p).equals("+")
                        && (tree.form(tree.child(p, 0)) == Form.NUMBER
                                || tree.form(tree.child(p, 1)) == Form.NUMBER));
    }

    private boolean isWord(String wanted, int c) {
        String name = code.name(c);
        return (name.endsWith(wanted)
                && name.length() > wanted.length()
                && name.charAt(name.length() - wanted.length() - 1) == '.');
    }

    private boolean pair(Pattern pattern, int p, int one, int other, Next next) {
        int left = p + 1;
        int right = pattern.tree().after(left);
        return match(pattern, left, one, () -> match(pattern, right, other, next));
    }

    /** {@code max(a, b)} is {@code max(b, a)}. */
    private boolean symmetric(Pattern pattern, int p, int c, Next next) {
        if (children(pattern, p, c, next)) {
            return true;
        }
        List<Integer> given = code.children(code.child(c, 1));
        int asked = pattern.tree().child(p, 1);
        boolean two =
                given.size() == 2
                        && pattern.tree().children(asked).size() == 2
                        && keywords(code, code.child(c, 1)) == code.after(code.child(c, 1))
                        && keywords(pattern.tree(), asked) == pattern.tree().after(asked);
        return two
                && match(
                        pattern,
                        p + 1,
                        c + 1,
                        () -> pair(pattern, asked, given.get(1), given.get(0), next));
    }

    private boolean deep(Pattern pattern, int p, int c, Next next) {
        return deep(pattern, p, c, MOST_VALUES, next);
    }

    /** Looks into a value and into what the variables in it were given. */
    private boolean deep(Pattern pattern, int p, int c, int values, Next next) {
        for (int node = c; node < code.after(c); node++) {
            if (direct(pattern, p, node, next)) {
                return true;
            }
            boolean name = values > 0 && code.form(node) == Form.NAME;
            int value = name ? code.constants().valueOf(node) : CodeTree.NONE;
            if (value != CodeTree.NONE && deep(pattern, p, value, values - 1, next)) {
                return true;
            }
        }
        return false;
    }

    private boolean children(Pattern pattern, int p, int c, Next next) {
        int end = pattern.tree().after(p);
        int codeEnd = code.after(c);
        return switch (pattern.tree().layout(p)) {
            case LEAF -> next.go();
            case FIXED -> fixed(pattern, p + 1, end, c + 1, codeEnd, next);
            case SEQUENCE -> sequence(pattern, p + 1, end, c + 1, codeEnd, next);
            case ARGUMENTS -> arguments(pattern, p, c, next);
            case SET -> set(pattern, p, c, false, next);
            case SUBSET -> set(pattern, p, c, true, next);
            case BLOCK -> rows.block(pattern, p, c, next);
        };
    }

    private boolean fixed(Pattern pattern, int p, int end, int c, int codeEnd, Next next) {
        if (p == end) {
            return next.go();
        }
        if (c == codeEnd) {
            return pattern.tree().form(p) == Form.ABSENT
                    && fixed(pattern, pattern.tree().after(p), end, c, codeEnd, next);
        }
        return match(
                pattern,
                p,
                c,
                () -> fixed(pattern, pattern.tree().after(p), end, code.after(c), codeEnd, next));
    }

    private boolean sequence(Pattern pattern, int p, int end, int c, int codeEnd, Next next) {
        if (p == end) {
            return c == codeEnd && next.go();
        }
        int after = pattern.tree().after(p);
        if (pattern.tree().form(p) != Form.MANY) {
            return c < codeEnd
                    && match(
                            pattern,
                            p,
                            c,
                            () -> sequence(pattern, after, end, code.after(c), codeEnd, next));
        }
        int variable = pattern.variable(p);
        if (after == end) {
            return bindings.bind(variable, c, codeEnd, next);
        }
        for (int to = c; ; to = code.after(to)) {
            budget.spend();
            int split = to;
            if (bindings.bind(
                    variable, c, to, () -> sequence(pattern, after, end, split, codeEnd, next))) {
                return true;
            }
            if (to >= codeEnd) {
                return false;
            }
        }
    }

    /** The positional ones stand first in both trees. */
    private boolean arguments(Pattern pattern, int p, int c, Next next) {
        int keywords = keywords(pattern.tree(), p);
        int codeKeywords = keywords(code, c);
        boolean open = false;
        for (int one = p + 1; one < keywords; one = pattern.tree().after(one)) {
            open |= pattern.tree().form(one) == Form.MANY;
        }
        boolean others = open;
        return sequence(
                pattern,
                p + 1,
                keywords,
                c + 1,
                codeKeywords,
                () ->
                        any(
                                pattern,
                                keywords,
                                pattern.tree().after(p),
                                children(codeKeywords, code.after(c)),
                                others,
                                next));
    }

    private static int keywords(CodeTree tree, int arguments) {
        int at = arguments + 1;
        while (at < tree.after(arguments) && tree.form(at) != Form.KEYWORD) {
            at = tree.after(at);
        }
        return at;
    }

    private List<Integer> children(int from, int to) {
        List<Integer> children = new ArrayList<>();
        for (int child = from; child < to; child = code.after(child)) {
            children.add(child);
        }
        return children;
    }

    private boolean set(Pattern pattern, int p, int c, boolean subset, Next next) {
        boolean open = subset;
        for (int child : pattern.tree().children(p)) {
            open |= pattern.tree().form(child) == Form.MANY;
        }
        return any(
                pattern,
                p + 1,
                pattern.tree().after(p),
                children(c + 1, code.after(c)),
                open,
                next);
    }

    /** Finds each of the pattern's its own among the code's, in any order. */
    private boolean any(
            Pattern pattern, int p, int end, List<Integer> unused, boolean open, Next next) {
        if (p == end) {
            return (open || unused.isEmpty()) && next.go();
        }
        int after = pattern.tree().after(p);
        if (pattern.tree().form(p) == Form.MANY) {
            return any(pattern, after, end, unused, open, next);
        }
        for (int i = 0; i < unused.size(); i++) {
            int child = unused.get(i);
            List<Integer> rest = new ArrayList<>(unused);
            rest.remove(/* index */ i);
            budget.charge(rest.size() / 8);
            boolean member = code.form(code.parent(child)) == Form.MEMBERS;
            Next found = () -> any(pattern, after, end, rest, open, next);
            if (member
                    ? showing(child, () -> match(pattern, p, child, found))
                    : match(pattern, p, child, found)) {
                return true;
            }
        }
        return false;
    }
}
