package dev.assay.checkers.code.similar;

import dev.assay.checkers.code.Places;
import dev.assay.checkers.code.java.JavaFrontEnd;
import dev.assay.checkers.code.java.JavaTree;
import dev.assay.checkers.code.python.PythonFrontEnd;
import dev.assay.checkers.code.python.PythonParser;
import dev.assay.checkers.code.python.PythonTree;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.checkers.code.structure.StructureCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import dev.assay.spi.Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * {@code code.similar}: how near an answer's Python or Java is to a solution.
 *
 * <p>For partial credit, beside checks that say what is right: code that looks different may be
 * right as well, so that anything below full marks is for a human to confirm. Names that the code
 * gives itself, the order of keywords and members, spellings that mean the same and assignments in
 * either order make no difference, nor does a variable that is read but once; names that are mixed
 * up and statements in the wrong order do.
 */
@MetaInfServices(CheckerType.class)
public final class SimilarChecker implements CheckerType<SimilarChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "code.similar",
                    2,
                    Cost.INSTANT,
                    "How near an answer's Python or Java is to a solution, for partial credit.");

    private static final BigDecimal FULL = new BigDecimal("0.9");
    private static final BigDecimal NONE = new BigDecimal("0.4");

    /** Another right way looks different. */
    private static final Confidence UNSURE = new Confidence(0.6);

    private static final Confidence SURE = new Confidence(0.9);

    private static final int MOST_SPANS = 20;
    private static final int MOST_SENTENCES = 4;
    private static final int LONGEST_QUOTE = 60;

    /** Larger ones are no answer to a question. */
    private static final int MOST_NODES = 20_000;

    private static final Pattern FENCE = Pattern.compile("(?s)```[\\w-]*\\n(.*?)(?:```|\\z)");
    private static final Pattern TICKS = Pattern.compile("`([^`\\n]+)`");

    /** Languages that are compared. */
    public enum Language {
        PYTHON,
        JAVA
    }

    /** The settings. */
    public record Config(
            @Option(
                            "Solutions: code; the nearest one counts. The question's references"
                                    + " unless said.")
                    List<String> solutions,
            @Option("The language; the question's unless said.") @Nullable Language language,
            @Option("The similarity from which all is earned: above none-up-to, 0.9 unless said.")
                    @Nullable BigDecimal fullFrom,
            @Option("The similarity up to which nothing is earned, from 0, 0.4 unless said.")
                    @Nullable BigDecimal noneUpTo) {

        public Config {
            solutions = List.copyOf(solutions);
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
        Language language = language(config, context);
        double full = (config.fullFrom() == null ? FULL : config.fullFrom()).doubleValue();
        double none = (config.noneUpTo() == null ? NONE : config.noneUpTo()).doubleValue();
        if (none < 0 || full > 1 || none >= full) {
            throw new InvalidConfigException(
                    config.fullFrom() == null ? "none-up-to" : "full-from",
                    "nothing is earned up to " + none + " and all from " + full,
                    "write none-up-to below full-from, both 0 to 1");
        }
        PythonParser parser = context.service(PythonParser.class);
        List<Solution> solutions = solutions(config, context, language, parser);
        PythonTree.Making python = new PythonTree.Making(parser);
        return (answer, at) -> check(answer, at, language, python, solutions, full, none);
    }

    private static Language language(Config config, BindContext context)
            throws InvalidConfigException {
        if (config.language() != null) {
            return config.language();
        }
        String asked = context.question().kind().language().orElse("");
        for (Language language : Language.values()) {
            if (language.name().toLowerCase(Locale.ROOT).equals(asked)) {
                return language;
            }
        }
        throw new InvalidConfigException(
                "language",
                asked.isEmpty() ? "the question names none" : asked + " is not compared",
                "write language: python or java");
    }

    private static List<Solution> solutions(
            Config config, BindContext context, Language language, PythonParser parser)
            throws InvalidConfigException {
        boolean own = !config.solutions().isEmpty();
        List<String> written = own ? config.solutions() : context.question().references();
        if (written.isEmpty()) {
            throw new InvalidConfigException(
                    "solutions",
                    "there are none, and the question has no references",
                    "write a solution");
        }
        List<Solution> shapes = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            CodeTree tree = tree(code(written.get(i)), language, parser);
            if (StructureCheck.isProgram(tree)) {
                shapes.add(solution(tree, language == Language.PYTHON));
            } else if (own) {
                throw new InvalidConfigException(
                        "solutions[" + i + "]",
                        "it is no " + language.name().toLowerCase(Locale.ROOT),
                        "write code, without prose around it");
            }
        }
        if (shapes.isEmpty()) {
            throw new InvalidConfigException(
                    "solutions",
                    "none of the question's references is code",
                    "write a solution here");
        }
        return shapes;
    }

    /**
     * A solution as it is written, and with values in the place of variables that are read once.
     */
    private record Solution(Shape written, Shape inlined) {}

    private static Solution solution(CodeTree tree, boolean annotated) {
        return new Solution(
                new Shape(tree, annotated, false), new Shape(Inlined.of(tree), annotated, false));
    }

    private static CodeTree tree(String code, Language language, PythonParser parser)
            throws InvalidConfigException {
        try {
            return switch (language) {
                case PYTHON -> new PythonFrontEnd(parser).read(List.of(code));
                case JAVA -> new JavaFrontEnd().parse(code);
            };
        } catch (Exception unreadable) {
            throw new InvalidConfigException(
                    "solutions", "one can't be read: " + unreadable.getMessage(), "shorten it");
        }
    }

    /** The code in a reference: in fences, in backticks, or all of it. */
    private static String code(String reference) {
        Matcher fence = FENCE.matcher(reference);
        if (reference.contains("```")) {
            return join(fence);
        }
        Matcher ticks = TICKS.matcher(reference);
        return reference.contains("`") ? join(ticks) : reference;
    }

    private static String join(Matcher matcher) {
        return String.join("\n", matcher.results().map(found -> found.group(1)).toList());
    }

    private static Outcome check(
            Answer answer,
            CheckContext context,
            Language language,
            PythonTree.Making python,
            List<Solution> solutions,
            double full,
            double none)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        CodeTree code;
        Optional<String> unreadable;
        if (language == Language.PYTHON) {
            PythonTree.Code read = context.derived(python);
            code = read.tree();
            unreadable = read.unreadable();
        } else {
            JavaTree.Code read = context.derived(JavaTree.Making.ONLY);
            code = read.tree();
            unreadable = read.unreadable();
        }
        if (unreadable.isPresent()) {
            return Outcome.ungradable(unreadable.get());
        }
        if (code.size() > MOST_NODES) {
            return Outcome.ungradable("the code is too long to be compared");
        }
        if (!StructureCheck.isProgram(code)) {
            return Outcome.ungradable(
                    "there is no " + language.name().toLowerCase(Locale.ROOT) + " in the answer");
        }
        boolean annotated = language == Language.PYTHON;
        Shape all = new Shape(code, annotated, false);
        List<Shape> written = List.of(all, defined(all, annotated));
        CodeTree plain = Inlined.of(code);
        Shape allPlain = new Shape(plain, annotated, false);
        List<Shape> inlined = List.of(allPlain, defined(allPlain, annotated));
        Mapping best = null;
        for (Solution solution : solutions) {
            int defines = Shape.isDefining(solution.written().code()) ? 1 : 0;
            Mapping mapping = new Mapping(solution.written(), written.get(defines));
            if (best == null || mapping.similarity() > best.similarity()) {
                best = mapping;
            }
            // It makes equal what says the same; what differs is compared as it is written.
            Mapping other = new Mapping(solution.inlined(), inlined.get(defines));
            if (other.similarity() >= full && other.similarity() > best.similarity()) {
                best = other;
            }
        }
        return best == null
                ? Outcome.ungradable("there is nothing to compare with")
                : outcome(answer, best, full, none);
    }

    /** Where a function is asked for, what tries it out is no part of it. */
    private static Shape defined(Shape all, boolean annotated) {
        CodeTree code = all.code();
        boolean defines =
                code.children(0).stream()
                        .anyMatch(
                                node ->
                                        code.form(node) == Form.FUNCTION
                                                || code.form(node) == Form.CLASS);
        return defines ? new Shape(code, annotated, true) : all;
    }

    private static Outcome outcome(Answer answer, Mapping mapping, double full, double none) {
        CodeTree code = mapping.answer().code();
        double similarity = Math.round(mapping.similarity() * 1e6) / 1e6;
        Score score = Score.of(Math.clamp((similarity - none) / (full - none), 0, 1));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence.Measure("similarity", similarity, OptionalDouble.of(full)));
        Set<Feedback> feedback = new LinkedHashSet<>();
        for (int node = 1; node < code.size(); ) {
            boolean shown = mapping.differs(node) && says(code, node);
            if (shown && evidence.size() <= MOST_SPANS) {
                Evidence.Span span = code.span(node, "differs");
                evidence.add(span);
                if (feedback.size() < MOST_SENTENCES && score.compareTo(Score.ONE) < 0) {
                    feedback.add(
                            Feedback.learner(
                                    Places.of(answer, span)
                                            + ": `"
                                            + quote(code, node)
                                            + "` is not what is expected here."));
                }
            }
            node = shown ? code.after(node) : node + 1;
        }
        if (score.compareTo(Score.ONE) < 0) {
            missing(mapping.solution().code(), mapping).forEach(feedback::add);
        }
        return new Outcome.Graded(
                score, score.equals(Score.ONE) ? SURE : UNSURE, evidence, List.copyOf(feedback));
    }

    /** What the solution has and the answer lacks: for graders alone. */
    private static List<Feedback> missing(CodeTree code, Mapping mapping) {
        List<Feedback> missing = new ArrayList<>();
        for (int node = 1; node < code.size() && missing.size() < MOST_SENTENCES; ) {
            boolean shown = mapping.isMissing(node) && says(code, node);
            if (shown) {
                missing.add(
                        Feedback.grader("The nearest solution has `" + quote(code, node) + "`."));
            }
            node = shown ? code.after(node) : node + 1;
        }
        return missing;
    }

    private static boolean says(CodeTree code, int node) {
        return switch (code.form(node)) {
            case ABSENT,
                    NOTHING,
                    BLOCK,
                    ARGUMENTS,
                    MODIFIERS,
                    TYPES,
                    MEMBERS,
                    GROUP,
                    HANDLERS,
                    PARAMETERS,
                    CASES ->
                    false;
            default -> code.start(node) < code.end(node) && code.form(node) != Form.OTHER;
        };
    }

    private static String quote(CodeTree code, int node) {
        String text = code.text(node).strip();
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line).strip() + " …";
        return first.length() > LONGEST_QUOTE ? first.substring(0, LONGEST_QUOTE) + "…" : first;
    }
}
