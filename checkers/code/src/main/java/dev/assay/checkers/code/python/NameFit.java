package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPattern.Head;
import dev.assay.checkers.code.python.Origin.Step;
import java.util.List;

/** Whether a name in an answer is the one that a pattern names. */
final class NameFit {

    /** How a name fits. */
    enum Fit {
        NONE,
        SAME,
        /** The pattern names a function and the answer uses the tensor's method of that name. */
        METHOD_FOR_FUNCTION,
        /** The pattern names a method and the answer uses torch's function of that name. */
        FUNCTION_FOR_METHOD
    }

    private final ApiIndex index;

    NameFit(ApiIndex index) {
        this.index = index;
    }

    /**
     * The dotted name that a pattern stands for: {@code th.}, {@code nn.} and the like written out.
     */
    String canonical(String dotted) {
        int dot = dotted.indexOf('.');
        String root = dot < 0 ? dotted : dotted.substring(0, dot);
        String module = dot < 0 ? null : Conventions.ALIASES.get(root);
        String full = module == null ? dotted : module + dotted.substring(dot);
        return index.exists(full) ? index.canonical(full) : full;
    }

    /** Whether what is used is what the pattern names. */
    Fit fit(CallPattern pattern, Use use) {
        List<CallPattern.Step> steps = pattern.steps();
        Origin at = use.origin();
        int last = steps.size() - 1;
        while (calledBefore(steps, last)) {
            Origin base = at.base();
            if (at.step() != Step.ATTRIBUTE
                    || !at.name().equals(steps.get(last).name())
                    || base == null) {
                return Fit.NONE;
            }
            last--;
            if (steps.get(last).called()) {
                if (base.step() != Step.CALL || base.base() == null) {
                    return Fit.NONE;
                }
                base = base.base();
            }
            at = base;
        }
        return pattern.head() == Head.ANY_VALUE
                ? onAnyValue(steps, last, at, use)
                : named(dotted(steps, last), at, use);
    }

    private static boolean calledBefore(List<CallPattern.Step> steps, int last) {
        return steps.subList(0, last).stream().anyMatch(CallPattern.Step::called);
    }

    private static String dotted(List<CallPattern.Step> steps, int last) {
        return String.join(
                ".", steps.subList(0, last + 1).stream().map(CallPattern.Step::name).toList());
    }

    private Fit onAnyValue(List<CallPattern.Step> steps, int last, Origin origin, Use use) {
        String name = steps.get(last).name();
        if (origin.step() == Step.FREE && last == 0 && use.inSentence()) {
            return origin.name().equals(name) ? Fit.SAME : Fit.NONE;
        }
        Origin at = origin;
        for (int i = last; i > 0; i--) {
            if (at.step() != Step.ATTRIBUTE
                    || !at.name().equals(steps.get(i).name())
                    || at.base() == null) {
                return Fit.NONE;
            }
            at = at.base();
        }
        Origin base = at.base();
        if (at.step() != Step.ATTRIBUTE
                || base == null
                || !at.name().equals(steps.getFirst().name())) {
            return Fit.NONE;
        }
        if (!at.isStatic() || isValue(base)) {
            return Fit.SAME;
        }
        return last == 0 && at.path().equals("torch." + name) && isTensorMethod(name)
                ? Fit.FUNCTION_FOR_METHOD
                : Fit.NONE;
    }

    /** Whether a thing in a module has methods of its own: a class, an object, or who knows. */
    private boolean isValue(Origin origin) {
        return switch (index.lookup(origin.path()).status()) {
            case EXISTS -> !index.isModule(origin.path()) && !index.isFunction(origin.path());
            case UNKNOWN -> origin.step() == Step.ATTRIBUTE;
            case MISSING -> false;
        };
    }

    private Fit named(String dotted, Origin origin, Use use) {
        int dot = dotted.lastIndexOf('.');
        if (dot < 0) {
            return single(dotted, origin) ? Fit.SAME : Fit.NONE;
        }
        String wanted = canonical(dotted);
        if (origin.isStatic() && origin.path().equals(wanted)) {
            return Fit.SAME;
        }
        String name = wanted.substring(wanted.lastIndexOf('.') + 1);
        String owner = wanted.substring(0, wanted.lastIndexOf('.'));
        if (!origin.name().equals(name)) {
            return Fit.NONE;
        }
        if (origin.step() == Step.FREE) {
            return isImportedByName(wanted) || use.inSentence() ? Fit.SAME : Fit.NONE;
        }
        Origin base = origin.base();
        if (origin.step() == Step.ATTRIBUTE && base != null && !base.isStatic()) {
            if (index.isClass(owner)) {
                boolean fits = base.type().isEmpty() || index.isKindOf(base.type(), owner);
                return fits ? Fit.SAME : Fit.NONE;
            }
            boolean twin =
                    owner.equals("torch")
                            && isTensorMethod(name)
                            && (base.type().isEmpty() || base.isTensor());
            return twin ? Fit.METHOD_FOR_FUNCTION : Fit.NONE;
        }
        return owner.equals(Origin.TENSOR) && origin.path().equals("torch." + name)
                ? Fit.FUNCTION_FOR_METHOD
                : Fit.NONE;
    }

    /** Whether a name is usually imported from its module, so that a fragment shows it bare. */
    static boolean isImportedByName(String canonical) {
        int dot = canonical.lastIndexOf('.');
        return canonical.indexOf('.') != dot || Character.isUpperCase(canonical.charAt(dot + 1));
    }

    private static boolean single(String name, Origin origin) {
        if (!origin.name().equals(name)) {
            return false;
        }
        return switch (origin.step()) {
            case FREE -> true;
            case LOCAL -> !Conventions.BUILTINS.contains(name);
            case MODULE, ATTRIBUTE -> origin.isStatic() && !Conventions.BUILTINS.contains(name);
            case VARIABLE, LITERAL, CALL, ITEM -> false;
        };
    }

    private boolean isTensorMethod(String name) {
        return index.isFunction(Origin.TENSOR + "." + name) && index.exists("torch." + name);
    }
}
