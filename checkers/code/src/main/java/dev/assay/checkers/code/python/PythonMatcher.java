package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallMatcher;
import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallsConfig;
import dev.assay.checkers.code.Manner;
import dev.assay.spi.Evidence;
import java.util.Optional;

/** Finds one pattern in Python. */
final class PythonMatcher extends CallMatcher<PythonCode, Use> {

    private static final int LONGEST_QUOTE = 60;

    private final ApiIndex index;
    private final NameFit name;
    private final NearMiss near;
    private final ArgumentFit arguments;

    PythonMatcher(CallPattern pattern, CallsConfig.Shares shares, ApiIndex index) {
        super(pattern, shares);
        this.index = index;
        this.name = NameFit.of(pattern, index);
        this.near = new NearMiss(pattern, name, index);
        this.arguments = new ArgumentFit(index);
    }

    @Override
    protected Fit fit(PythonCode code, Use use) {
        NameFit.Fit fit = name.fit(use);
        if (fit == NameFit.Fit.NONE) {
            return Fit.NONE;
        }
        return arguments.fits(pattern(), use, fit, code) ? Fit.NAME_AND_ARGUMENTS : Fit.NAME;
    }

    @Override
    protected Optional<String> nearMiss(PythonCode code, Use use) {
        return near.find(use)
                .filter(miss -> arguments.fits(pattern(), use, NameFit.Fit.SAME, code))
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
    protected String written(Use use) {
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
