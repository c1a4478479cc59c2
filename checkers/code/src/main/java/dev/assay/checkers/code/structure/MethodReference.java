package dev.assay.checkers.code.structure;

import dev.assay.checkers.code.structure.Matcher.Next;
import java.util.List;

/** Code that hands a method on by its name, where a pattern writes a lambda. */
final class MethodReference {

    private MethodReference() {}

    /**
     * {@code X::f} is {@code x -> x.f()} or {@code x -> X.f(x)}: a lambda with that, a gap or a
     * hole as its body fits it.
     */
    static boolean fits(
            Pattern pattern, int p, CodeTree code, int c, Bindings bindings, Next next) {
        int body = pattern.tree().child(p, 1);
        Form form = pattern.tree().form(body);
        if (code.form(c) != Form.REFERENCE) {
            return false;
        }
        return switch (form) {
            case MANY -> next.go();
            case HOLE -> bindings.bind(pattern.variable(body), c, code.after(c), next);
            case CALL -> isReferred(pattern, p, body, code, c) && next.go();
            default -> false;
        };
    }

    /** Whether a lambda of one parameter only hands that to what is referred to. */
    private static boolean isReferred(
            Pattern pattern, int lambda, int call, CodeTree code, int reference) {
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
}
