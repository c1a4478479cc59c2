package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPattern.Head;
import dev.assay.checkers.code.python.Origin.Step;
import java.util.List;

/**
 * Whether a name in an answer is the one that a pattern names. Made once per pattern: all that does
 * not depend on the answer is looked up here.
 */
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

    private static final String FUNCTIONAL = "torch.nn.functional";

    private final ApiIndex index;
    private final CallPattern pattern;

    /** The names in front, up to the first that is called; the rest is compared step by step. */
    private final int plain;

    private final String name;
    private final String canonical;
    private final String owner;
    private final boolean ownerIsClass;

    /** The same function's name in torch or in torch.nn.functional; empty when it has but one. */
    private final String twin;

    private final boolean tensorHasIt;
    private final boolean torchHasIt;

    private NameFit(CallPattern pattern, ApiIndex index) {
        this.index = index;
        this.pattern = pattern;
        List<CallPattern.Step> steps = pattern.steps();
        int last = steps.size() - 1;
        while (steps.subList(0, last).stream().anyMatch(CallPattern.Step::called)) {
            last--;
        }
        this.plain = last;
        String dotted =
                String.join(
                        ".",
                        steps.subList(0, last + 1).stream().map(CallPattern.Step::name).toList());
        this.canonical = pattern.head() == Head.ANY_VALUE ? dotted : canonical(dotted, index);
        int dot = canonical.lastIndexOf('.');
        this.name = canonical.substring(dot + 1);
        this.owner = dot < 0 ? "" : canonical.substring(0, dot);
        this.ownerIsClass = !owner.isEmpty() && index.isClass(owner);
        this.tensorHasIt = index.isFunction(Origin.TENSOR + "." + name);
        this.torchHasIt = index.exists("torch." + name);
        this.twin = twin();
    }

    private String twin() {
        if (pattern.head() == Head.ANY_VALUE
                || !index.isFunction("torch." + name)
                || !index.isFunction(FUNCTIONAL + "." + name)) {
            return "";
        }
        return owner.equals("torch")
                ? FUNCTIONAL + "." + name
                : owner.equals(FUNCTIONAL) ? "torch." + name : "";
    }

    /** Prepares a pattern. */
    static NameFit of(CallPattern pattern, ApiIndex index) {
        return new NameFit(pattern, index);
    }

    /** The dotted name that is meant: {@code th.}, {@code nn.} and the like written out. */
    static String canonical(String dotted, ApiIndex index) {
        int dot = dotted.indexOf('.');
        String root = dot < 0 ? dotted : dotted.substring(0, dot);
        String module = dot < 0 ? null : Conventions.ALIASES.get(root);
        String full = module == null ? dotted : module + dotted.substring(dot);
        return index.exists(full) ? index.canonical(full) : full;
    }

    /** The dotted name that the pattern stands for, as documentation has it. */
    String canonical() {
        return canonical;
    }

    /** Whether what is used is what the pattern names. */
    Fit fit(Use use) {
        Origin at = use.origin();
        List<CallPattern.Step> steps = pattern.steps();
        for (int last = steps.size() - 1; last > plain; last--) {
            Origin base = at.base();
            if (at.step() != Step.ATTRIBUTE
                    || !at.name().equals(steps.get(last).name())
                    || base == null) {
                return Fit.NONE;
            }
            if (steps.get(last - 1).called()) {
                if (base.step() != Step.CALL || base.base() == null) {
                    return Fit.NONE;
                }
                base = base.base();
            }
            at = base;
        }
        return pattern.head() == Head.ANY_VALUE ? onAnyValue(at, use) : named(at, use);
    }

    private Fit onAnyValue(Origin origin, Use use) {
        if (origin.step() == Step.FREE && plain == 0 && use.inSentence()) {
            return origin.name().equals(name) ? Fit.SAME : Fit.NONE;
        }
        Origin at = origin;
        for (int i = plain; i > 0; i--) {
            Origin base = at.base();
            if (at.step() != Step.ATTRIBUTE
                    || !at.name().equals(pattern.steps().get(i).name())
                    || base == null) {
                return Fit.NONE;
            }
            at = base;
        }
        Origin base = at.base();
        if (at.step() != Step.ATTRIBUTE
                || base == null
                || !at.name().equals(pattern.steps().getFirst().name())) {
            return Fit.NONE;
        }
        if (!at.isStatic() || isValue(base)) {
            return Fit.SAME;
        }
        return plain == 0 && tensorHasIt && torchHasIt && at.path().equals("torch." + name)
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

    private Fit named(Origin origin, Use use) {
        if (owner.isEmpty()) {
            return single(origin, use) ? Fit.SAME : Fit.NONE;
        }
        if (origin.isStatic() && (origin.path().equals(canonical) || origin.path().equals(twin))) {
            return Fit.SAME;
        }
        if (!origin.name().equals(name)) {
            return Fit.NONE;
        }
        if (origin.step() == Step.FREE) {
            return isImportedByName(canonical) || use.inSentence() ? Fit.SAME : Fit.NONE;
        }
        Origin base = origin.base();
        if (origin.step() == Step.ATTRIBUTE && base != null && !base.isStatic()) {
            if (ownerIsClass) {
                boolean fits =
                        base.type().isEmpty()
                                || index.isKindOf(base.type(), owner)
                                || isStepOfScaler(base.type());
                return fits ? Fit.SAME : Fit.NONE;
            }
            boolean method =
                    (owner.equals("torch") || !twin.isEmpty())
                            && tensorHasIt
                            && torchHasIt
                            && (base.type().isEmpty() || base.isTensor());
            return method ? Fit.METHOD_FOR_FUNCTION : Fit.NONE;
        }
        if (owner.equals("torch") && tensorHasIt && torchHasIt && isUnbound(origin)) {
            return Fit.SAME;
        }
        return owner.equals(Origin.TENSOR) && torchHasIt && origin.path().equals("torch." + name)
                ? Fit.FUNCTION_FOR_METHOD
                : Fit.NONE;
    }

    /** {@code scaler.step(optimizer)} is a step of the optimizer, with mixed precision. */
    private boolean isStepOfScaler(String type) {
        return name.equals("step")
                && owner.equals("torch.optim.Optimizer")
                && type.endsWith("GradScaler");
    }

    /** {@code torch.Tensor.argmax(x, 1)}: the method as a function. */
    private boolean isUnbound(Origin origin) {
        return origin.isStatic() && origin.path().equals(Origin.TENSOR + "." + name);
    }

    /** Whether a name is usually imported from its module, so that a fragment shows it bare. */
    static boolean isImportedByName(String canonical) {
        int dot = canonical.lastIndexOf('.');
        return canonical.indexOf('.') != dot || Character.isUpperCase(canonical.charAt(dot + 1));
    }

    private boolean single(Origin origin, Use use) {
        if (!origin.name().equals(name)) {
            // A variable that is called so: whatever it holds, it is what the author means.
            return !Conventions.BUILTINS.contains(name)
                    && use.tree().kind(use.callee()) == PythonKind.IDENTIFIER
                    && use.tree().is(use.callee(), name);
        }
        return switch (origin.step()) {
            case FREE -> true;
            case LOCAL -> !Conventions.BUILTINS.contains(name);
            case MODULE, ATTRIBUTE -> origin.isStatic() && !Conventions.BUILTINS.contains(name);
            case VARIABLE -> !Conventions.BUILTINS.contains(name);
            case LITERAL, CALL, ITEM -> false;
        };
    }
}
