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

    private final PythonCode.Making making;
    private final ApiIndex index;
    private final NameFit names;
    private final NearMiss nearMiss;
    private final ArgumentFit arguments;
    private final List<Wanted> wanted;
    private final List<Wanted> unwanted;
    private final Shares shares;

    CallsCheck(
            PythonCode.Making making,
            ApiIndex index,
            List<Wanted> wanted,
            List<Wanted> unwanted,
            Shares shares) {
        this.making = making;
        this.index = index;
        this.names = new NameFit(index);
        this.nearMiss = new NearMiss(index, names);
        this.arguments = new ArgumentFit(index, names);
        this.wanted = List.copyOf(wanted);
        this.unwanted = List.copyOf(unwanted);
        this.shares = shares;
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
        for (Wanted one : wanted) {
            count(one, code, answer, tally);
        }
        for (Wanted one : unwanted) {
            for (Hit hit : hits(one, code)) {
                if (hit.why().isEmpty()) {
                    tally.forbid();
                    tally.show(hit.span());
                    tally.say(answer, hit.span(), "this should not be used here.");
                }
            }
        }
        return tally.outcome();
    }

    private void count(Wanted one, PythonCode code, Answer answer, Tally tally) {
        List<Hit> hits = hits(one, code);
        List<Hit> best = best(hits, one.atLeast());
        BigDecimal sum = best.stream().map(Hit::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal share =
                sum.divide(BigDecimal.valueOf(one.atLeast()), MathContext.DECIMAL128)
                        .min(BigDecimal.ONE);
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
        if (!enough
                && (best.isEmpty() || best.stream().allMatch(hit -> hit.share().signum() == 0))) {
            tally.miss(one.label());
        }
    }

    private static List<Hit> best(List<Hit> hits, int most) {
        return hits.stream()
                .sorted(Comparator.comparing(Hit::share).reversed())
                .limit(most)
                .filter(hit -> hit.share().signum() > 0)
                .toList();
    }

    /** What each use has of a wanted thing, at its best. */
    private List<Hit> hits(Wanted one, PythonCode code) {
        List<Hit> hits = new ArrayList<>();
        for (Use use : code.uses()) {
            Hit best = null;
            for (CallPattern pattern : one.any()) {
                Optional<Hit> hit = hit(pattern, use, code);
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

    private Optional<Hit> hit(CallPattern pattern, Use use, PythonCode code) {
        Fit fit = names.fit(pattern, use);
        if (fit == Fit.NONE) {
            Optional<NearMiss.Miss> miss = nearMiss.find(pattern, use);
            boolean meant =
                    miss.isPresent()
                            && (use.manner() == Manner.CALL || !pattern.called())
                            && arguments.fits(pattern, use, Fit.SAME, code);
            return meant
                    ? miss.map(
                            found ->
                                    new Hit(
                                            shares.near(),
                                            span(pattern, use, found.written()),
                                            Optional.of(found.sentence())))
                    : Optional.empty();
        }
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
