package dev.assay.checkers.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.assay.prose.language.Stance;
import dev.assay.prose.language.Tokens;
import dev.assay.prose.regex.Letters;
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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * Looks for regular expressions (RE2 syntax: no back-references and no look-around, and therefore
 * linear in the answer's length). Typographic quotes and dashes of the answer count as plain ones.
 */
@MetaInfServices(CheckerType.class)
public final class RegexChecker implements CheckerType<RegexChecker.Config> {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_LABEL = 40;
    private static final int LARGEST_PROGRAM = 20_000;

    private static final Confidence SURE = new Confidence(0.95);

    /** The settings. */
    public record Config(
            @Option("Patterns of which one is enough for full marks.") List<String> any,
            @Option("Patterns that each earn their weight.") List<Part> patterns,
            @Option("Patterns that cost marks when they are found; the score stays 0 or more.")
                    List<MustNot> mustNot,
            @Option("Whether upper and lower case are the same; `true` unless said.")
                    @Nullable Boolean ignoreCase,
            @Option(
                            "Whether a pattern has to match the whole answer (white space around it"
                                    + " apart), not a part of it; `false` unless said.")
                    @Nullable Boolean whole,
            @Option("Where to look: `prose`, `code` or `anywhere`; `anywhere` unless said.")
                    @Nullable Where where,
            @Option(
                            "Whether `any` and `patterns` count only where the answer stands by"
                                + " what they match: not in `it is not X`, `unlike X`, `X is a"
                                + " myth`, `without it X`; `false` unless said. For mistakes that"
                                + " cost marks.")
                    @Nullable Boolean claimed) {

        public Config {
            any = List.copyOf(any);
            patterns = List.copyOf(patterns);
            mustNot = List.copyOf(mustNot);
        }
    }

    /** A pattern that earns marks. */
    public record Part(
            @Option("Its name in evidence; what was found, unless said.") @Nullable String id,
            @Option(
                            "An RE2 pattern; a named group `(?P<name>…)` is shown as evidence of"
                                + " its own. Flags stand at its start: `(?s)` lets `.` match line"
                                + " ends, `(?m)` lets `^` and `$` match at each line.")
                    String pattern,
            @Option("What it is worth beside the others, above 0; 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option("What the learner reads when it is missing; nothing unless said.")
                    @Nullable String missing) {}

    /** A pattern that costs marks. */
    public record MustNot(
            @Option("Its name in evidence; what was found, unless said.") @Nullable String id,
            @Option("An RE2 pattern.") String pattern,
            @Option("What is taken off the score, above 0 up to 1; 1 unless said.")
                    @Nullable BigDecimal penalty,
            @Option("What the learner reads when it is found; nothing unless said.")
                    @Nullable String feedback) {}

    /**
     * A compiled pattern.
     *
     * @param letters that are there wherever it is found
     * @param denies whether it looks for a denial itself
     */
    private record Sought(Pattern pattern, Letters letters, boolean denies) {

        /** Also where the apostrophe is any character, or none: {@code isn.t}, {@code can\W?t}. */
        private static final Pattern DENIAL =
                Pattern.compile(
                        "(?i)n('|\\.|\\\\W)\\??t\\b|(do|does|did|is|are|was|were|ca|wo)nt\\b"
                                + "|cannot|(^|[^a-z]|\\\\b)"
                                + "(not?|never|without|neither|nothing|none|unable)($|[^a-z])");

        static Sought of(Pattern pattern) {
            return new Sought(
                    pattern,
                    Letters.of(pattern.pattern()),
                    DENIAL.matcher(pattern.pattern()).find());
        }
    }

    private record Wanted(
            @Nullable String id,
            List<Sought> patterns,
            BigDecimal weight,
            @Nullable String missing) {

        Wanted {
            patterns = List.copyOf(patterns);
        }

        /** What a grader reads when it is missing. */
        String name() {
            return id == null ? patterns.getFirst().pattern().pattern() : id;
        }
    }

    private record Forbidden(
            @Nullable String id, Sought pattern, BigDecimal penalty, @Nullable String feedback) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.regex",
                3,
                Cost.INSTANT,
                "Looks for regular expressions, in time linear in the answer's length");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        if (config.any().isEmpty() && config.patterns().isEmpty()) {
            throw new InvalidConfigException(
                    "patterns",
                    "there is no pattern",
                    "list one at least under 'any' or 'patterns'");
        }
        boolean ignoreCase = !Boolean.FALSE.equals(config.ignoreCase());
        List<Wanted> wanted = new ArrayList<>();
        if (!config.any().isEmpty()) {
            List<Sought> patterns = new ArrayList<>();
            for (int i = 0; i < config.any().size(); i++) {
                patterns.add(compile("any[" + i + "]", config.any().get(i), ignoreCase, context));
            }
            wanted.add(new Wanted(null, patterns, BigDecimal.ONE, null));
        }
        for (int i = 0; i < config.patterns().size(); i++) {
            Part part = config.patterns().get(i);
            String path = "patterns[" + i + "]";
            BigDecimal weight = part.weight() == null ? BigDecimal.ONE : part.weight();
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        path + ".weight",
                        "a weight of " + weight + " earns nothing",
                        "write a number above 0; what costs marks goes under 'must-not'");
            }
            wanted.add(
                    new Wanted(
                            part.id(),
                            List.of(
                                    compile(
                                            path + ".pattern",
                                            part.pattern(),
                                            ignoreCase,
                                            context)),
                            weight,
                            part.missing()));
        }
        List<Forbidden> forbidden = new ArrayList<>();
        for (int i = 0; i < config.mustNot().size(); i++) {
            MustNot one = config.mustNot().get(i);
            String path = "must-not[" + i + "]";
            BigDecimal penalty = one.penalty() == null ? BigDecimal.ONE : one.penalty();
            if (penalty.signum() <= 0 || penalty.compareTo(BigDecimal.ONE) > 0) {
                throw new InvalidConfigException(
                        path + ".penalty",
                        penalty + " is not above 0 up to 1",
                        "write what is taken off the score, such as 0.5");
            }
            forbidden.add(
                    new Forbidden(
                            one.id(),
                            compile(path + ".pattern", one.pattern(), ignoreCase, context),
                            penalty,
                            one.feedback()));
        }
        Where where = config.where() == null ? Where.ANYWHERE : config.where();
        boolean claimed = Boolean.TRUE.equals(config.claimed());
        List<Wanted> fixedWanted = List.copyOf(wanted);
        List<Forbidden> fixedForbidden = List.copyOf(forbidden);
        return (answer, checkContext) ->
                check(
                        fixedWanted,
                        fixedForbidden,
                        Boolean.TRUE.equals(config.whole()),
                        where,
                        claimed,
                        answer,
                        checkContext);
    }

    private static Sought compile(
            String path, String written, boolean ignoreCase, BindContext context)
            throws InvalidConfigException {
        if (written.isEmpty()) {
            throw new InvalidConfigException(
                    path, "the pattern is empty", "write what to look for");
        }
        if (written.length() > LONGEST) {
            throw new InvalidConfigException(
                    path,
                    "the pattern has "
                            + written.length()
                            + " characters; "
                            + LONGEST
                            + " are the most",
                    "split it into several patterns");
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(written, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new InvalidConfigException(
                    path,
                    "this is no RE2 pattern: "
                            + e.getDescription()
                            + " in '"
                            + e.getPattern()
                            + "'",
                    "RE2 has no look-around and no back-references; `\\` stands before a special"
                            + " character that is meant as such");
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new InvalidConfigException(
                    path,
                    "the pattern is too large once its repetitions are written out",
                    "use smaller counts in '{…}'");
        }
        if (pattern.matcher("").matches()) {
            context.warn(
                    path,
                    "the pattern matches nothing at all, so it is found in every answer",
                    "ask for one character at least: '+' in place of '*'");
        }
        return Sought.of(pattern);
    }

    private static Outcome check(
            List<Wanted> wanted,
            List<Forbidden> forbidden,
            boolean whole,
            Where where,
            boolean claimed,
            Answer answer,
            CheckContext context)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        List<SearchedFile> texts = context.derived(SearchedFile.in(where));
        Optional<Tokens> tokens =
                claimed ? Optional.of(context.derived(Tokens.OF_ANSWER)) : Optional.empty();
        List<Evidence> evidence = new ArrayList<>();
        List<Feedback> feedback = new ArrayList<>();
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Wanted one : wanted) {
            sum = sum.add(one.weight);
            if (find("", one.id, one.patterns, texts, whole, tokens, evidence)) {
                earned = earned.add(one.weight);
            } else {
                evidence.add(new Evidence.Missing(one.name()));
                Optional.ofNullable(one.missing).map(Feedback::learner).ifPresent(feedback::add);
            }
        }
        BigDecimal score = earned.divide(sum, MathContext.DECIMAL128);
        for (Forbidden one : forbidden) {
            if (find(
                    "not right: ",
                    one.id,
                    List.of(one.pattern),
                    texts,
                    whole,
                    Optional.empty(),
                    evidence)) {
                score = score.subtract(one.penalty).max(BigDecimal.ZERO);
                Optional.ofNullable(one.feedback).map(Feedback::learner).ifPresent(feedback::add);
            }
        }
        return new Outcome.Graded(new Score(score), SURE, evidence, feedback);
    }

    /** Labels don't show patterns: learners read them, and a pattern is the rubric's own affair. */
    private static boolean find(
            String before,
            @Nullable String id,
            List<Sought> patterns,
            List<SearchedFile> texts,
            boolean whole,
            Optional<Tokens> claimed,
            List<Evidence> evidence) {
        for (Sought sought : patterns) {
            Pattern pattern = sought.pattern();
            for (SearchedFile text : texts) {
                if (!sought.letters().mayBeIn(text.folded())) {
                    continue;
                }
                int offset = whole ? text.firstVisible() : 0;
                Matcher matcher = pattern.matcher(whole ? text.text().strip() : text.text());
                if (whole
                        ? matcher.matches()
                        : claimed.isEmpty()
                                ? matcher.find()
                                : findClaimed(sought, matcher, text, claimed.get())) {
                    String label = before + (id == null ? shown(matcher.group()) : id);
                    spans(label, pattern, matcher, text, offset, evidence);
                    return true;
                }
            }
        }
        return false;
    }

    /** The first place where the answer stands by what is found. */
    private static boolean findClaimed(
            Sought sought, Matcher matcher, SearchedFile text, Tokens tokens) {
        while (matcher.find()) {
            int first = tokens.first(text.file());
            int from = tokens.firstFrom(first, matcher.start());
            int to = tokens.firstFrom(first, matcher.end());
            boolean isCut = to < tokens.size() && tokens.get(to).start() < matcher.end();
            to += isCut && tokens.get(to).file().equals(text.file()) ? 1 : 0;
            if (!Stance.isRefused(tokens, from, to, sought.denies())) {
                return true;
            }
        }
        return false;
    }

    private static String shown(String found) {
        String line = found.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_LABEL) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LABEL - 1)) ? 1 : 0;
        return line.substring(0, LONGEST_LABEL - end) + "\u2026";
    }

    private static void spans(
            String label,
            Pattern pattern,
            Matcher matcher,
            SearchedFile text,
            int offset,
            List<Evidence> evidence) {
        boolean named = false;
        for (Map.Entry<String, Integer> group : pattern.namedGroups().entrySet()) {
            int at = group.getValue();
            if (matcher.start(at) >= 0 && matcher.end(at) > matcher.start(at)) {
                evidence.add(
                        text.span(
                                offset + matcher.start(at),
                                offset + matcher.end(at),
                                group.getKey()));
                named = true;
            }
        }
        if (!named && matcher.end() > matcher.start()) {
            evidence.add(text.span(offset + matcher.start(), offset + matcher.end(), label));
        }
    }
}
