package dev.assay.checkers.code.structure;

import dev.assay.checkers.code.structure.Matcher.Next;
import java.util.Arrays;

/** What the holes of patterns stand for in the code of one answer, while these are compared. */
final class Bindings {

    private final FrontEnd front;
    private final CodeTree code;
    private final Holes holes;
    private final Budget budget;
    private final int[] shared;
    private final int[] starts;
    private final int[] ends;

    Bindings(FrontEnd front, CodeTree code, Holes holes, Budget budget) {
        this.front = front;
        this.code = code;
        this.holes = holes;
        this.budget = budget;
        this.shared = holes.shared();
        this.starts = new int[holes.size()];
        this.ends = new int[holes.size()];
        forget();
    }

    void forget() {
        Arrays.fill(starts, CodeTree.NONE);
    }

    /** The first node that a hole stands for, or {@link CodeTree#NONE}. */
    int first(int variable) {
        return starts[variable];
    }

    /** What those holes stand for that stand in more than one place, in their order. */
    int[] ofShared() {
        int[] nodes = new int[shared.length];
        for (int i = 0; i < shared.length; i++) {
            nodes[i] = starts[shared[i]];
        }
        return nodes;
    }

    /** Whether something can be found; what holes stand for is as before, whatever comes of it. */
    boolean test(Next search) {
        int[] before = starts.clone();
        int[] beforeEnds = ends.clone();
        boolean found = search.go();
        System.arraycopy(before, 0, starts, 0, before.length);
        System.arraycopy(beforeEnds, 0, ends, 0, beforeEnds.length);
        return found;
    }

    /** Lets a hole stand for nodes while the rest is compared, if it may; a nameless one may. */
    boolean bind(int variable, int from, int to, Next next) {
        if (variable == CodeTree.NONE) {
            return next.go();
        }
        if (starts[variable] != CodeTree.NONE) {
            return (isSame(starts[variable], ends[variable], from, to)
                            || isOwnMethod(starts[variable], from))
                    && next.go();
        }
        if (from < to && !holes.fits(variable, front, code, from)) {
            return false;
        }
        starts[variable] = from;
        ends[variable] = to;
        if (next.go()) {
            return true;
        }
        starts[variable] = CodeTree.NONE;
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
        budget.charge(oneEnd - one);
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
}
