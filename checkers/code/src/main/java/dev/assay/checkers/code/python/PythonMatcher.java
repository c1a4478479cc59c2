package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallMatcher;
import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallsConfig;
import dev.assay.checkers.code.Manner;
import dev.assay.spi.Evidence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds one pattern in Python. */
final class PythonMatcher extends CallMatcher<PythonCode, Use> {

    private static final int LONGEST_QUOTE = 60;

    private final ApiIndex index;
    private final NameFit name;
    private final NearMiss near;
    private final ArgumentFit arguments;

    /** The calls on the way to the last name that ask for arguments, by their step. */
    private final Map<Integer, CallPattern> inner;

    PythonMatcher(CallPattern pattern, CallsConfig.Shares shares, ApiIndex index) {
        super(pattern, shares);
        this.index = index;
        this.name = NameFit.of(pattern, index);
        this.near = new NearMiss(pattern, name, index);
        this.arguments = new ArgumentFit(index);
        this.inner = inner(pattern);
    }

    private static Map<Integer, CallPattern> inner(CallPattern pattern) {
        Map<Integer, CallPattern> inner = new HashMap<>();
        for (int step = 0; step < pattern.steps().size(); step++) {
            if (pattern.steps().get(step).arguments().isPresent()) {
                inner.put(step, pattern.upTo(step));
            }
        }
        return Map.copyOf(inner);
    }

    @Override
    protected Fit fit(PythonCode code, Use use) {
        NameFit.Fit fit = name.fit(use);
        if (fit == NameFit.Fit.NONE) {
            return Fit.NONE;
        }
        return arguments.fits(pattern(), use, fit, code) && innerFits(use, code)
                ? Fit.NAME_AND_ARGUMENTS
                : Fit.NAME;
    }

    /** Whether the calls before the last name have the arguments that the pattern asks for. */
    private boolean innerFits(Use use, PythonCode code) {
        Origin at = use.origin();
        for (int step = pattern().steps().size() - 2; step >= 0 && !inner.isEmpty(); step--) {
            Origin base = at.base();
            if (base == null) {
                return true;
            }
            if (pattern().steps().get(step).called()) {
                Use call = code.names().calls().of(base);
                CallPattern wanted = inner.get(step);
                if (wanted != null
                        && (call == null
                                || !arguments.fits(wanted, call, NameFit.Fit.SAME, code))) {
                    return false;
                }
                base = base.base();
                if (base == null) {
                    return true;
                }
            }
            at = base;
        }
        return true;
    }

    /** The name that is meant, as documentation has it. */
    String canonical() {
        return name.canonical();
    }

    @Override
    protected Optional<String> nearMiss(PythonCode code, Use use) {
        return near.find(use)
                .filter(miss -> arguments.fits(pattern(), use, miss.fit(pattern()), code))
                .map(NearMiss.Miss::sentence);
    }

    @Override
    protected Manner manner(Use use) {
        return use.manner();
    }

    @Override
    protected boolean isCallable(Use use) {
        Origin origin = use.origin();
        if (origin.isStatic()) {
            return index.isFunction(origin.path());
        }
        return index.isFunction("torch.Tensor." + origin.name())
                || index.isFunction("torch.nn.Module." + origin.name())
                || index.isFunction("torch.optim.Optimizer." + origin.name());
    }

    @Override
    protected String call(Use use) {
        String arguments =
                use.arguments() == SyntaxTree.ABSENT ? "" : use.tree().text(use.arguments());
        return written(use) + arguments;
    }

    @Override
    protected String written(Use use) {
        return shown(use);
    }

    /** The name that is used, with what is right before it. */
    static String shown(Use use) {
        String text = use.tree().text(use.callee());
        return text.length() <= LONGEST_QUOTE
                ? text
                : "…" + text.substring(text.length() - LONGEST_QUOTE);
    }

    /** The name as it is written; with its arguments where the pattern asks for some. */
    @Override
    protected Evidence.Span span(Use use) {
        SyntaxTree tree = use.tree();
        int end = tree.end(pattern().arguments().isPresent() ? use.expression() : use.callee());
        int start = tree.start(use.callee());
        if (pattern().head() == CallPattern.Head.ANY_VALUE
                && pattern().steps().size() == 1
                && tree.kind(use.callee()) == PythonKind.ATTRIBUTE
                && !use.origin().isStatic()) {
            int object = tree.child(use.callee(), PythonField.OBJECT);
            int dot = object == SyntaxTree.ABSENT ? -1 : tree.text().indexOf('.', tree.end(object));
            start = dot < 0 ? start : dot;
        }
        return use.region().span(start, end, pattern().source());
    }
}
