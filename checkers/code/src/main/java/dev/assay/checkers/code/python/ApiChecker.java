package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Tally;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code python.api}: does what an answer's Python takes from a package exist there?
 *
 * <p>Earns the share of the packages' names that exist, in any version from PyTorch 1 to 2, NumPy 1
 * to 2; all of it when there is code that uses none. A name that does not exist costs its share
 * only where another is like it or has the same name elsewhere in the package: what nobody has
 * heard of may be newer than this. Names in comments and strings don't count, nor do names that the
 * answer gives another meaning.
 */
@MetaInfServices(CheckerType.class)
public final class ApiChecker implements CheckerType<ApiChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "python.api",
                    1,
                    Cost.INSTANT,
                    "Whether what an answer's Python takes from a package exists in any version.");

    /** Of different spelling: more than anybody uses in one answer. */
    private static final int MOST_NAMES = 1_000;

    private static final List<String> PACKAGES = List.of("torch", "torchvision", "numpy");

    /** The settings. */
    public record Config(
            @Option(
                            "The packages whose names are looked at, of torch, torchvision and"
                                    + " numpy; all three unless said.")
                    List<String> packages) {

        public Config {
            packages = List.copyOf(packages);
        }
    }

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(PythonParser.class);
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        ApiIndex index = ApiIndex.standard();
        List<String> packages = config.packages().isEmpty() ? PACKAGES : config.packages();
        for (int i = 0; i < packages.size(); i++) {
            if (!index.knows(packages.get(i))) {
                throw new InvalidConfigException(
                        "packages[" + i + "]",
                        "there is no list of the names of " + packages.get(i),
                        "write torch, torchvision or numpy");
            }
        }
        ApiReview review = new ApiReview(index, Set.copyOf(packages));
        PythonCode.Making making =
                new PythonCode.Making(context.service(PythonParser.class), index);
        return (answer, check) -> check(answer, check, making, review);
    }

    private static Outcome check(
            Answer answer, CheckContext context, PythonCode.Making making, ApiReview review)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        PythonCode code = context.derived(making);
        if (code.unreadable().isPresent()) {
            return Outcome.ungradable(code.unreadable().get());
        }
        Tally tally = new Tally();
        if (code.parsed().isEmpty()) {
            tally.count(BigDecimal.ZERO, BigDecimal.ONE);
            tally.miss("code");
            return tally.outcome();
        }
        List<Use> names = new ArrayList<>(code.names().imports());
        names.addAll(code.uses());
        Set<String> counted = new HashSet<>();
        Map<String, ApiReview.Word> known = new HashMap<>();
        for (Use use : names) {
            if (known.size() > MOST_NAMES) {
                return Outcome.ungradable("it uses too many names of these packages");
            }
            switch (review.review(use, known)) {
                case ApiReview.Word.Unknown unknown -> {}
                case ApiReview.Word.Exists exists -> {
                    if (counted.add(exists.path())) {
                        tally.count(BigDecimal.ONE, BigDecimal.ONE);
                        tally.show(span(use, exists.path()));
                        note(review, exists.path())
                                .ifPresent(
                                        note -> tally.say(answer, span(use, exists.path()), note));
                    }
                }
                case ApiReview.Word.Wrong wrong -> {
                    if (counted.add(wrong.missing())) {
                        tally.count(BigDecimal.ZERO, BigDecimal.ONE);
                        tally.show(span(use, wrong.missing()));
                        tally.say(
                                answer,
                                span(use, wrong.missing()),
                                "`"
                                        + wrong.missing()
                                        + "` does not exist; did you mean `"
                                        + wrong.near()
                                        + "`?");
                    }
                }
            }
        }
        return tally.outcome();
    }

    private static Optional<String> note(ApiReview review, String path) {
        return review.until(path)
                .map(version -> "`" + path + "` is gone after version " + version + ".");
    }

    private static Evidence.Span span(Use use, String label) {
        SyntaxTree tree = use.tree();
        return use.span(tree.start(use.callee()), tree.end(use.callee()), label);
    }
}
