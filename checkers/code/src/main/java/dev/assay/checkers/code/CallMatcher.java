package dev.assay.checkers.code;

import dev.assay.spi.Evidence;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Finds one pattern in code of one language. What a language says is in the methods to be filled
 * in; what a call or a mention earns is the same in all.
 *
 * @param <C> an answer's code
 * @param <U> a name that is used in it
 */
public abstract class CallMatcher<C, U> {

    private final CallPattern pattern;
    private final CallsConfig.Shares shares;

    protected CallMatcher(CallPattern pattern, CallsConfig.Shares shares) {
        this.pattern = pattern;
        this.shares = shares;
    }

    /** Whether a use is of the pattern's name, and if so, whether the arguments fit too. */
    protected abstract Fit fit(C code, U use);

    /** What is wrong with a name that was meant for the pattern's; empty when it was not. */
    protected abstract Optional<String> nearMiss(C code, U use);

    protected abstract Manner manner(U use);

    /** Whether naming it alone does nothing, because it is a function or method. */
    protected abstract boolean isCallable(U use);

    protected abstract Evidence.Span span(U use);

    /** The name, as the answer has it. */
    protected abstract String written(U use);

    /** The call with its arguments, as the answer has it. */
    protected abstract String call(U use);

    /** How a use fits a pattern. */
    public enum Fit {
        NONE,
        NAME,
        NAME_AND_ARGUMENTS
    }

    protected final CallPattern pattern() {
        return pattern;
    }

    /** What a use that is the pattern's name has of it; empty when it is another. */
    public final Optional<Hit> exact(C code, U use) {
        Fit fit = fit(code, use);
        if (fit == Fit.NONE) {
            return Optional.empty();
        }
        return switch (manner(use)) {
            case CALL ->
                    Optional.of(
                            fit == Fit.NAME_AND_ARGUMENTS
                                    ? Hit.full(span(use))
                                    : Hit.less(
                                            shares.wrongArguments(),
                                            spanOfLess(use),
                                            "`"
                                                    + Places.line(call(use))
                                                    + "` has other arguments than asked for."));
            case VALUE -> pattern.called() ? Optional.empty() : Optional.of(Hit.full(span(use)));
            case MENTION ->
                    pattern.called()
                            ? mentioned(use)
                            : Optional.of(
                                    shares.mentions().compareTo(BigDecimal.ONE) == 0
                                            ? Hit.full(span(use))
                                            : less(
                                                    shares.mentions(),
                                                    use,
                                                    "is named but not called."));
            case STATEMENT ->
                    Optional.of(
                            pattern.called() || isCallable(use)
                                    ? less(
                                            shares.near(),
                                            use,
                                            "is named but not called: its parentheses are missing.")
                                    : Hit.full(span(use)));
        };
    }

    /** A name without the arguments that are asked for is worth what other arguments are. */
    private Optional<Hit> mentioned(U use) {
        BigDecimal share = shares.wrongArguments().min(shares.mentions());
        return pattern.arguments().isPresent() && share.signum() > 0
                ? Optional.of(less(share, use, "is named but not called."))
                : Optional.empty();
    }

    /** What a use has of the pattern that was meant for it; empty when it was not. */
    public final Optional<Hit> near(C code, U use) {
        if (pattern.called() && manner(use) != Manner.CALL) {
            return Optional.empty();
        }
        return nearMiss(code, use).map(why -> Hit.less(shares.near(), spanOfLess(use), why));
    }

    private Hit less(BigDecimal share, U use, String what) {
        return Hit.less(share, spanOfLess(use), "`" + written(use) + "` " + what);
    }

    /** Where it stands, under its own name: the pattern's would tell what is asked for. */
    private Evidence.Span spanOfLess(U use) {
        Evidence.Span span = span(use);
        return new Evidence.Span(
                span.audience(), span.file(), span.start(), span.end(), written(use));
    }
}
