package dev.assay.checkers.code.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares patterns with the code of one answer. Backtracks, by passing on what is still to be
 * compared; states of a row of statements that failed once are not tried again, and all work counts
 * against a budget, so that no pattern and no answer takes long.
 */
final class Matcher {

    /** Comparisons for one answer and one thing that is wanted: some tens of milliseconds. */
    private static final int BUDGET = 400_000;

    private static final int MOST_VALUES = 3;

    /** What is still to be compared. */
    interface Next {
        boolean go();
    }

    /** The code is too intricate to be compared within the budget. */
    static final class TooMuchException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuchException() {
            super("too intricate", null, false, false);
        }
    }

    private final FrontEnd front;
    private final CodeTree code;
    private final Holes holes;
    private final int[] shared;
    private final int[] bound;
    private final int[] boundEnd;
    private final List<Integer> shown = new ArrayList<>();
    private int left = BUDGET;
    private int quiet;

    Matcher(FrontEnd front, CodeTree code, Holes holes) {
        this.front = front;
        this.code = code;
        this.holes = holes;
        this.shared = holes.shared();
        this.bound = new int[holes.size()];
        this.boundEnd = new int[holes.size()];
        forget();
    }

    /** Forgets what holes stand for. */
    void forget() {
        Arrays.fill(bound, CodeTree.NONE);
        shown.clear();
    }

    /** What a hole stands for, or {@link CodeTree#NONE}. */
    int bound(int variable) {
        return bound[variable];
    }

    /** The statements that the steps of the last pattern were found in. */
    List<Integer> shown() {
        return List.copyOf(shown);
    }

    /** Whether it can be found; what holes stand for is as before, whatever comes of it. */
    boolean test(Next search) {
        int[] before = bound.clone();
        int[] beforeEnd = boundEnd.clone();
        int size = shown.size();
        boolean found = search.go();
        System.arraycopy(before, 0, bound, 0, before.length);
        System.arraycopy(beforeEnd, 0, boundEnd, 0, beforeEnd.length);
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

    private void spend() {
        if (--left < 0) {
            throw new TooMuchException();
        }
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

    private boolean showing(int node, Next search) {
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

    private boolean direct(Pattern pattern, int p, int c, Next next) {
        spend();
        CodeTree tree = pattern.tree();
        Form wanted = tree.form(p);
        switch (wanted) {
            case ABSENT, MANY -> {
                return next.go();
            }
            case HOLE -> {
                return code.form(c) != Form.ABSENT
                        && bind(pattern.variable(p), c, code.after(c), next);
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
            return wanted == Form.LAMBDA && reference(pattern, p, c, next);
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

    /**
     * {@code X::f} is {@code x -> x.f()} or {@code x -> X.f(x)}: a lambda with that, a gap or a
     * hole as its body fits it.
     */
    private boolean reference(Pattern pattern, int p, int c, Next next) {
        int body = pattern.tree().child(p, 1);
        Form form = pattern.tree().form(body);
        if (code.form(c) != Form.REFERENCE) {
            return false;
        }
        return switch (form) {
            case MANY -> next.go();
            case HOLE -> bind(pattern.variable(body), c, code.after(c), next);
            case CALL -> isReferred(pattern, p, body, c) && next.go();
            default -> false;
        };
    }

    /** Whether a lambda of one parameter only hands that to what is referred to. */
    private boolean isReferred(Pattern pattern, int lambda, int call, int reference) {
        CodeTree tree = pattern.tree();
        List<Integer> parameters = tree.children(tree.child(lambda, 0));
        if (parameters.size() != 1 || tree.form(parameters.getFirst()) != Form.PARAMETER) {
            return false;
        }
        int parameter = parameters.getFirst() + 1;
        int callee = tree.child(call, 0);
        List<Integer> given = tree.children(tree.child(call, 1));
        boolean method =
                tree.form(callee) == Form.MEMBER
                        && given.isEmpty()
                        && isSameName(pattern, parameter, tree.child(callee, 0))
                        && tree.value(tree.child(callee, 1))
                                .equals(code.value(code.child(reference, 1)));
        boolean function =
                given.size() == 1
                        && isSameName(pattern, parameter, given.getFirst())
                        && !tree.name(callee).isEmpty()
                        && tree.name(callee).equals(code.name(reference));
        return method || function;
    }

    private static boolean isSameName(Pattern pattern, int one, int other) {
        CodeTree tree = pattern.tree();
        return tree.form(one) == tree.form(other)
                && (tree.form(one) == Form.HOLE
                        ? pattern.variable(one) >= 0
                                && pattern.variable(one) == pattern.variable(other)
                        : tree.form(one) == Form.NAME && tree.value(one).equals(tree.value(other)));
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

    private boolean bind(int variable, int from, int to, Next next) {
        if (variable == CodeTree.NONE) {
            return next.go();
        }
        if (bound[variable] != CodeTree.NONE) {
            return (isSame(bound[variable], boundEnd[variable], from, to)
                            || isOwnMethod(bound[variable], from))
                    && next.go();
        }
        if (from < to && !holes.fits(variable, front, code, from)) {
            return false;
        }
        bound[variable] = from;
        boundEnd[variable] = to;
        if (next.go()) {
            return true;
        }
        bound[variable] = CodeTree.NONE;
        return false;
    }

    /** Whether {@code self.f} or {@code C.f} is the method of class C whose label this is. */
    private boolean isOwnMethod(int label, int member) {
        int function = code.parent(label);
        if (code.form(label) != Form.LABEL
                || code.form(member) != Form.MEMBER
                || code.form(function) != Form.FUNCTION
                || code.form(code.parent(function)) != Form.MEMBERS
                || code.form(member + 1) != Form.NAME
                || !code.value(code.child(member, 1)).equals(code.value(label))) {
            return false;
        }
        String object = code.value(member + 1);
        int type = code.parent(code.parent(function));
        return object.equals("self")
                || object.equals("cls")
                || object.equals("this")
                || object.equals(code.value(type + 1));
    }

    private boolean isSame(int one, int oneEnd, int other, int otherEnd) {
        if (oneEnd - one != otherEnd - other) {
            return false;
        }
        left -= oneEnd - one;
        int i = one;
        int j = other;
        while (i < oneEnd) {
            if (!code.isSame(i, j)) {
                return false;
            }
            i = code.after(i);
            j = code.after(j);
        }
        return true;
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
            case BLOCK -> block(pattern, p, c, next);
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
            return bind(variable, c, codeEnd, next);
        }
        for (int to = c; ; to = code.after(to)) {
            spend();
            int split = to;
            if (bind(variable, c, to, () -> sequence(pattern, after, end, split, codeEnd, next))) {
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
            left -= rest.size() / 8;
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

    private boolean block(Pattern pattern, int p, int c, Next next) {
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
        spend();
        Integer[] key = new Integer[shared.length + 2];
        key[0] = p;
        key[1] = node;
        for (int i = 0; i < shared.length; i++) {
            key[i + 2] = bound[shared[i]];
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
            return showing(node, () -> direct(pattern, p, node, next));
        }
        for (int inner = node; inner < code.after(node); ) {
            Form form = code.form(inner);
            if (form == Form.BLOCK || form == Form.MEMBERS) {
                inner = code.after(inner);
                continue;
            }
            int place = inner;
            if (Pattern.mayBe(pattern.tree().form(p), code, inner)
                    && showing(place, () -> direct(pattern, p, place, next))) {
                return true;
            }
            inner++;
        }
        return false;
    }
}
