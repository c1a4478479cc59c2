package dev.assay.checkers.code.java;

import dev.assay.checkers.code.Spelling;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.checkers.code.structure.FrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a declaration that is wanted with those of an answer. */
final class Declarations {

    /** Which child of a class holds the types that it is derived from. */
    private static final int BASES = 1;

    private static final int MOST_BASES = 5;

    /** As many members make a class whose head is missing. */
    private static final int FEW_MEMBERS = 2;

    private final CodeTree wanted;
    private final CodeTree code;

    Declarations(CodeTree wanted, CodeTree code) {
        this.wanted = wanted;
        this.code = code;
    }

    /**
     * How a declaration fits.
     *
     * @param nodes the declaration; its members, too, where they are wanted
     * @param right how many of the things that were asked for are right
     * @param asked how many were asked for
     * @param faults what is wrong, each with its place
     */
    record Fit(List<Integer> nodes, int right, int asked, List<Fault> faults) {

        Fit {
            nodes = List.copyOf(nodes);
            faults = List.copyOf(faults);
        }

        boolean isBetterThan(Fit other) {
            return (long) right * other.asked > (long) other.right * asked;
        }
    }

    /** What is wrong with a declaration. */
    record Fault(int node, String sentence) {}

    /** The best fit for a wanted declaration; empty when nothing is called so. */
    Optional<Fit> best(int declaration) {
        Optional<Fit> best = best(declaration, 1, code.size(), CodeTree.NONE);
        return best.isEmpty() && wanted.form(declaration) == Form.CLASS ? bare(declaration) : best;
    }

    /**
     * The members of a class that is wanted where they stand in none: most of them, not just one.
     */
    private Optional<Fit> bare(int declaration) {
        List<Integer> members = wanted.children(wanted.child(declaration, 2));
        List<Integer> there =
                members.stream()
                        .flatMap(member -> best(member, 1, code.size(), 0).stream())
                        .map(fit -> fit.nodes().getFirst())
                        .sorted()
                        .toList();
        if (there.size() < FEW_MEMBERS || there.size() * 2 < members.size()) {
            return Optional.empty();
        }
        Comparison comparison = new Comparison(there.getFirst());
        comparison.ask(false, "stands in no class as is asked for.");
        for (int member : members) {
            comparison.member(member, 1, code.size(), 0);
        }
        return Optional.of(comparison.fit());
    }

    /** The best fit among the nodes from one to another; of a class only its own members. */
    private Optional<Fit> best(int declaration, int from, int to, int members) {
        Optional<Fit> best = Optional.empty();
        for (int node = from; node < to; node++) {
            boolean there = members == CodeTree.NONE || code.parent(node) == members;
            if (!there || !isDeclaration(declaration, node)) {
                continue;
            }
            Optional<Fit> fit = fit(declaration, node);
            if (fit.isPresent() && (best.isEmpty() || fit.get().isBetterThan(best.get()))) {
                best = fit;
            }
        }
        return best;
    }

    private boolean isDeclaration(int declaration, int node) {
        if (wanted.form(declaration) != code.form(node)) {
            return false;
        }
        boolean field =
                code.form(node) != Form.ASSIGN
                        || code.form(code.parent(node)) == Form.MEMBERS
                        || (code.parent(node) == 0
                                && code.children(node).size() > 2
                                && code.form(code.child(node, 2)) == Form.TYPE);
        boolean constructor =
                code.form(node) != Form.FUNCTION
                        || code.value(node).equals(wanted.value(declaration));
        return field && constructor;
    }

    private Optional<Fit> fit(int declaration, int node) {
        String name = wanted.value(declaration + 1);
        String given = code.value(node + 1);
        boolean any = isHole(name) || code.value(node).equals("constructor");
        boolean spelt = !any && !name.equals(given) && Spelling.isLike(given, name);
        if (!any && !spelt && !name.equals(given)) {
            return Optional.empty();
        }
        Comparison comparison = new Comparison(node);
        comparison.nodes.add(node);
        comparison.ask(!spelt, "is not spelt as asked for.");
        switch (wanted.form(declaration)) {
            case CLASS -> comparison.type(declaration, node);
            case FUNCTION -> comparison.method(declaration, node);
            default -> comparison.field(declaration, node);
        }
        return Optional.of(comparison.fit());
    }

    private static boolean isHole(String name) {
        return name.startsWith(FrontEnd.HOLE);
    }

    /** Collects what is right and what is not of one declaration. */
    private final class Comparison {

        private final int place;
        private final List<Integer> nodes = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private int right;
        private int asked;

        Comparison(int place) {
            this.place = place;
        }

        Fit fit() {
            return new Fit(nodes, right, asked, faults);
        }

        private void ask(boolean holds, String otherwise) {
            asked++;
            if (holds) {
                right++;
            } else {
                faults.add(new Fault(place, otherwise));
            }
        }

        private void type(int declaration, int node) {
            String kind = wanted.value(declaration);
            boolean record = kind.equals("class") && code.value(node).equals("record");
            ask(record || kind.equals(code.value(node)), "is of another kind than asked for.");
            all(declaration, node, 1, "is not derived from what is asked for.");
            modifiers(declaration, node);
            int components = wanted.child(declaration, 4);
            if (wanted.form(components) == Form.PARAMETERS) {
                parameters(components, code.child(node, 4), "has other components than asked for.");
            }
            int members = code.child(node, 2);
            for (int member : wanted.children(wanted.child(declaration, 2))) {
                member(member, members, code.after(members), members);
            }
        }

        private void member(int member, int from, int to, int members) {
            Optional<Fit> fit = best(member, from, to, members);
            if (fit.isEmpty()) {
                ask(false, "lacks a member that is asked for.");
                return;
            }
            nodes.addAll(fit.get().nodes());
            right += fit.get().right();
            asked += fit.get().asked();
            faults.addAll(fit.get().faults());
        }

        private void method(int declaration, int node) {
            int result = wanted.child(declaration, 2);
            if (wanted.form(result) != Form.ABSENT) {
                ask(isType(result, code.child(node, 2)), "returns another type than asked for.");
            }
            parameters(
                    wanted.child(declaration, 1),
                    code.child(node, 1),
                    "has other parameters than asked for.");
            modifiers(declaration, node);
            all(declaration, node, 5, "does not declare the exception that is asked for.");
        }

        private void field(int declaration, int node) {
            ask(
                    isType(wanted.child(declaration, 2), code.child(node, 2)),
                    "is of another type than asked for.");
            modifiers(declaration, node);
        }

        /** Each wanted type among those of the code's. */
        private void all(int declaration, int node, int index, String otherwise) {
            for (int type : wanted.children(wanted.child(declaration, index))) {
                boolean there =
                        index == BASES
                                ? isDerived(type, node, MOST_BASES)
                                : code.children(code.child(node, index)).stream()
                                        .anyMatch(one -> isType(type, one));
                ask(there, otherwise);
            }
        }

        private void modifiers(int declaration, int node) {
            for (int child : wanted.children(declaration)) {
                if (wanted.form(child) == Form.MODIFIERS) {
                    for (int one : wanted.children(child)) {
                        String modifier = wanted.value(one);
                        ask(
                                Construct.has(code, node, modifier) || isImplied(node, modifier),
                                "lacks a modifier that is asked for.");
                    }
                }
            }
        }

        /** What stands in an interface is public, and abstract where it has no body. */
        private boolean isImplied(int node, String modifier) {
            int owner = code.parent(node) > 0 ? code.parent(code.parent(node)) : 0;
            boolean ofInterface =
                    owner > 0
                            && code.form(owner) == Form.CLASS
                            && code.value(owner).equals("interface");
            return ofInterface && (modifier.equals("public") || modifier.equals("abstract"));
        }

        private void parameters(int asking, int given, String otherwise) {
            List<Integer> types = wanted.children(asking);
            boolean any =
                    types.size() == 1
                            && wanted.value(types.getFirst() + 1).startsWith(FrontEnd.MANY);
            if (any) {
                return;
            }
            List<Integer> own =
                    code.form(given) == Form.PARAMETERS ? code.children(given) : List.of();
            boolean same = types.size() == own.size();
            for (int i = 0; i < types.size() && same; i++) {
                same =
                        wanted.value(types.get(i)).equals(code.value(own.get(i)))
                                && isType(wanted.child(types.get(i), 1), code.child(own.get(i), 1));
            }
            ask(same, otherwise);
        }
    }

    /** Whether a class is derived from a type, be it by way of another class of the answer. */
    private boolean isDerived(int type, int node, int most) {
        for (int base : code.children(code.child(node, BASES))) {
            if (isType(type, base)) {
                return true;
            }
            for (int other = 1; other < code.size() && most > 0; other++) {
                if (code.form(other) == Form.CLASS
                        && code.value(other + 1).equals(code.value(base))
                        && isDerived(type, other, most - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a type is the one that is asked for; type arguments only where they are. */
    private boolean isType(int asking, int given) {
        if (wanted.form(asking) != Form.TYPE || code.form(given) != Form.TYPE) {
            return wanted.form(asking) == code.form(given);
        }
        String written = wanted.value(asking);
        if (isHole(written)) {
            return true;
        }
        boolean same =
                wanted.name(asking).isEmpty()
                        ? written.equals(code.value(given)) || isVariable(written, given)
                        : wanted.name(asking).equals(code.name(given))
                                || code.name(given).equals("=" + written);
        int arguments = asking + 1;
        if (!same || wanted.form(arguments) == Form.ABSENT) {
            return same;
        }
        int own = given + 1;
        if (wanted.form(arguments) == Form.TYPE) {
            return isType(arguments, own);
        }
        List<Integer> types = wanted.children(arguments);
        List<Integer> others = code.form(own) == Form.ABSENT ? List.of() : code.children(own);
        boolean each = types.size() == others.size();
        for (int i = 0; i < types.size() && each; i++) {
            each = isType(types.get(i), others.get(i));
        }
        return each;
    }

    /** {@code T} is {@code E}: type variables are called anything. */
    private boolean isVariable(String written, int given) {
        return written.matches("[A-Z][0-9]?") && code.value(given).matches("[A-Z][0-9]?");
    }
}
