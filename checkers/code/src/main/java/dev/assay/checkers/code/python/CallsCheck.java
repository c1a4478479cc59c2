package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.Tally;
import dev.assay.checkers.code.Wanted;
import dev.assay.checkers.code.python.NameFit.Fit;
import dev.assay.checkers.code.python.Use.Manner;
import dev.assay.spi.Answer;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One configuration of {@code python.calls}, ready to look at answers. */
final class CallsCheck implements Check {

    /**
     * What less than the right call earns, each 0 to 1.
     *
     * @param near misspelt, reached by a path that does not exist, or not called
     * @param wrongArguments right but for its arguments
     * @param mentions named in a sentence
     */
    record Shares(BigDecimal near, BigDecimal wrongArguments, BigDecimal mentions) {}

    /** A place that has something of what is wanted; {@code why} is said unless it is in full. */
    private record Hit(BigDecimal share, Evidence.Span span, Optional<String> why) {}

    /** A pattern with all that is known of it before an answer is looked at. */
    private record Prepared(CallPattern pattern, NameFit name, NearMiss near) {}

    private record Goal(Wanted wanted, List<Prepared> any) {}

    private final PythonCode.Making making;
    private final ApiIndex index;
    private final ArgumentFit arguments;
    private final List<Goal> wanted;
    private final List<Goal> unwanted;
    private final Shares shares;

    CallsCheck(
            PythonCode.Making making,
            ApiIndex index,
            List<Wanted> wanted,
            List<Wanted> unwanted,
            Shares shares) {
        this.making = making;
        this.index = index;
        this.arguments = new ArgumentFit(index);
        this.wanted = wanted.stream().map(this::prepare).toList();
        this.unwanted = unwanted.stream().map(this::prepare).toList();
        this.shares = shares;
    }

    private Goal prepare(Wanted wanted) {
        List<Prepared> any = new ArrayList<>();
        for (CallPattern pattern : wanted.any()) {
            NameFit name = NameFit.of(pattern, index);
            any.add(new Prepared(pattern, name, new NearMiss(pattern, name, index)));
        }
        return new Goal(wanted, List.copyOf(any));
    }

    @Override
    public Outcome check(Answer answer, CheckContext context) throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        PythonCode code = context.derived(making);
        if (code.unreadable().isPresent()) {
            return Outcome.ungradable(code.unreadable().get());
        }
        Tally tally = new Tally();
        for (Goal one : wanted) {
            count(one, code, answer, tally);
        }
        for (Goal one : unwanted) {
            for (Hit hit : hits(one, code, false)) {
                if (hit.why().isEmpty()) {
                    tally.forbid();
                    tally.show(hit.span());
                    tally.say(answer, hit.span(), "this should not be used here.");
                }
            }
        }
        return tally.outcome();
    }

    private void count(Goal goal, PythonCode code, Answer answer, Tally tally) {
        Wanted one = goal.wanted();
        List<Hit> hits = hits(goal, code, false);
        List<Hit> best = best(hits, one.atLeast());
        if (share(best, one).compareTo(BigDecimal.ONE) < 0) {
            // Only now is it worth looking for what was meant.
            hits = hits(goal, code, true);
            best = best(hits, one.atLeast());
        }
        BigDecimal share = share(best, one);
        tally.count(share, one.weight());
        boolean enough = share.compareTo(BigDecimal.ONE) == 0;
        for (Hit hit : hits) {
            if (hit.why().isEmpty() || (!enough && best.contains(hit))) {
                tally.show(hit.span());
            }
            if (!enough && hit.why().isPresent()) {
                tally.say(answer, hit.span(), hit.why().get());
            }
        }
        if (best.isEmpty()) {
            tally.miss(one.label());
        }
    }

    private static BigDecimal share(List<Hit> best, Wanted one) {
        return best.stream()
                .map(Hit::share)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(one.atLeast()), MathContext.DECIMAL128)
                .min(BigDecimal.ONE);
    }

    private static List<Hit> best(List<Hit> hits, int most) {
        return hits.stream()
                .sorted(Comparator.comparing(Hit::share).reversed())
                .limit(most)
                .filter(hit -> hit.share().signum() > 0)
                .toList();
    }

    /** What each use has of a goal, at its best. */
    private List<Hit> hits(Goal goal, PythonCode code, boolean near) {
        List<Hit> hits = new ArrayList<>();
        for (Use use : code.uses()) {
            Hit best = null;
            for (Prepared one : goal.any()) {
                Fit fit = one.name().fit(use);
                Optional<Hit> hit =
                        fit != Fit.NONE
                                ? hit(one.pattern(), use, fit, code)
                                : near ? near(one, use, code) : Optional.empty();
                if (hit.isPresent()
                        && (best == null || hit.get().share().compareTo(best.share()) > 0)) {
                    best = hit.get();
                }
            }
            if (best != null) {
                hits.add(best);
            }
        }
        return hits;
    }

    private Optional<Hit> near(Prepared one, Use use, PythonCode code) {
        if (one.pattern().called() && use.manner() != Manner.CALL) {
            return Optional.empty();
        }
        return one.near()
                .find(use)
                .filter(miss -> arguments.fits(one.pattern(), use, Fit.SAME, code))
                .map(
                        miss ->
                                new Hit(
                                        shares.near(),
                                        span(one.pattern(), use, miss.written()),
                                        Optional.of(miss.sentence())));
    }

    private Optional<Hit> hit(CallPattern pattern, Use use, Fit fit, PythonCode code) {
        Evidence.Span span = span(pattern, use, pattern.source());
        return switch (use.manner()) {
            case CALL ->
                    arguments.fits(pattern, use, fit, code)
                            ? full(span)
                            : Optional.of(
                                    new Hit(
                                            shares.wrongArguments(),
                                            span,
                                            Optional.of(
                                                    "`"
                                                            + written(use)
                                                            + "` is called with other arguments"
                                                            + " than asked for.")));
            case VALUE -> pattern.called() ? Optional.empty() : full(span);
            case MENTION -> {
                if (pattern.called()) {
                    yield Optional.empty();
                }
                yield shares.mentions().compareTo(BigDecimal.ONE) == 0
                        ? full(span)
                        : Optional.of(
                                new Hit(
                                        shares.mentions(),
                                        span,
                                        Optional.of(
                                                "`"
                                                        + written(use)
                                                        + "` is named but not called.")));
            }
            case STATEMENT ->
                    pattern.called() || isCallable(use)
                            ? Optional.of(
                                    new Hit(
                                            shares.near(),
                                            span,
                                            Optional.of(
                                                    "`"
                                                            + written(use)
                                                            + "` is named but not called: its"
                                                            + " parentheses are missing.")))
                            : full(span);
        };
    }

    private static Optional<Hit> full(Evidence.Span span) {
        return Optional.of(new Hit(BigDecimal.ONE, span, Optional.empty()));
    }

    /** Whether naming it alone does nothing, because it is a function or method. */
    private boolean isCallable(Use use) {
        Origin origin = use.origin();
        if (origin.isStatic()) {
            return index.isFunction(origin.path());
        }
        return index.isFunction("torch.Tensor." + origin.name())
                || index.isFunction("torch.nn.Module." + origin.name())
                || index.isFunction("torch.optim.Optimizer." + origin.name());
    }

    private static String written(Use use) {
        String text = use.tree().text(use.callee());
        return text.length() <= 60 ? text : "…" + text.substring(text.length() - 60);
    }

    /** The name as it is written; with its arguments where the pattern asks for some. */
    private static Evidence.Span span(CallPattern pattern, Use use, String label) {
        SyntaxTree tree = use.tree();
        int end = tree.end(pattern.arguments().isPresent() ? use.expression() : use.callee());
        int start = tree.start(use.callee());
        if (pattern.head() == CallPattern.Head.ANY_VALUE
                && pattern.steps().size() == 1
                && tree.kind(use.callee()) == PythonKind.ATTRIBUTE
                && !use.origin().isStatic()) {
            int object = tree.child(use.callee(), PythonField.OBJECT);
            start = object == SyntaxTree.ABSENT ? start : dot(tree, tree.end(object), start);
        }
        return use.span(start, end, label);
    }

    /** Where the dot is: blanks may stand before it. */
    private static int dot(SyntaxTree tree, int from, int otherwise) {
        int at = tree.text().indexOf('.', from);
        return at < 0 ? otherwise : at;
    }
}
