package dev.assay.checkers.text;

import dev.assay.checkers.text.PatternChecker.Config;
import dev.assay.checkers.text.PatternChecker.Pattern;
import dev.assay.checkers.text.PatternChecker.Rule;
import dev.assay.checkers.text.pattern.Expression;
import dev.assay.checkers.text.pattern.Lint;
import dev.assay.checkers.text.pattern.Matcher;
import dev.assay.checkers.text.pattern.Matcher.Found;
import dev.assay.checkers.text.pattern.Matcher.Read;
import dev.assay.checkers.text.pattern.Matcher.Result;
import dev.assay.checkers.text.pattern.Reading;
import dev.assay.checkers.text.pattern.RuleLint;
import dev.assay.checkers.text.pattern.Synonyms;
import dev.assay.prose.guard.Copied;
import dev.assay.prose.guard.KeywordBag;
import dev.assay.prose.language.Tokens;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link PatternChecker} bound to one configuration. */
final class PatternCheck implements Check {

    private static final String DIVIDERS = ".?!";
    private static final String SPACES = ",;:\"()[]{}";
    private static final double RIGHT = 0.95;
    private static final double MISSPELT = 0.9;

    /** A part of a rule that earns its share; the only one where the rule has no weights. */
    private record Part(BigDecimal weight, Expression expression) {}

    private record Scored(
            List<Part> parts, BigDecimal weights, BigDecimal score, @Nullable String feedback) {

        Scored {
            parts = List.copyOf(parts);
        }
    }

    /** What a rule comes to: the share of its weights, and why. */
    private record Verdict(Scored rule, BigDecimal share, List<Result> results) {

        boolean complete() {
            return results.stream().allMatch(Result::matches);
        }

        BigDecimal score() {
            return share.multiply(rule.score);
        }
    }

    private final List<Scored> rules;
    private final Matcher matcher;
    private final @Nullable String otherwise;
    private final Copied question;

    private PatternCheck(
            List<Scored> rules, Matcher matcher, @Nullable String otherwise, Copied question) {
        this.rules = List.copyOf(rules);
        this.matcher = matcher;
        this.otherwise = otherwise;
        this.question = question;
    }

    static PatternCheck compile(Config config, BindContext context) throws InvalidConfigException {
        Reading reading =
                new Reading(
                        config.caseSensitive(),
                        config.sentenceDividers() == null ? DIVIDERS : config.sentenceDividers(),
                        config.convertedToSpace() == null ? SPACES : config.convertedToSpace());
        Synonyms synonyms = new Synonyms(config.synonyms(), reading);
        Lint lint = context::warn;
        PatternCompiler compiler = new PatternCompiler(config, reading, synonyms, lint);
        RuleLint ruleLint = new RuleLint(lint);
        List<Rule> written = rules(config);
        List<Scored> rules = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Rule rule = written.get(i);
            String path = config.pattern() != null ? "pattern" : "rules[" + i + "]";
            BigDecimal score = rule.score() == null ? BigDecimal.ONE : rule.score();
            if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
                throw new InvalidConfigException(
                        path + ".score", score + " is not 0 to 1", "write what it is worth");
            }
            String when = config.pattern() != null ? path : path + ".when";
            List<Part> parts = parts(when, rule.when(), compiler);
            parts.forEach(part -> expressions.add(part.expression()));
            rules.add(scored(parts, score, rule.feedback()));
            ruleLint.rule(when, parts.stream().map(Part::expression).toList());
        }
        synonyms.unused()
                .forEach(
                        word ->
                                context.warn(
                                        "synonyms." + word,
                                        "no pattern has the word '" + word + "'",
                                        "write it as a pattern does, or delete it"));
        List<String> dictionary = new ArrayList<>(config.dictionary());
        return new PatternCheck(
                rules,
                Matcher.of(expressions, reading, dictionary),
                config.otherwise(),
                new Copied(context.question().prompt()));
    }

    private static List<Rule> rules(Config config) throws InvalidConfigException {
        if (config.pattern() != null && !config.rules().isEmpty()) {
            throw new InvalidConfigException(
                    "rules", "'pattern' and 'rules' are given both", "write all under 'rules'");
        }
        if (config.pattern() != null) {
            return List.of(new Rule(config.pattern(), null, null));
        }
        if (config.rules().isEmpty()) {
            throw new InvalidConfigException(
                    "pattern", "there is nothing to look for", "write a pattern, or 'rules'");
        }
        return config.rules();
    }

    private static Scored scored(List<Part> parts, BigDecimal score, @Nullable String feedback) {
        return new Scored(
                parts,
                parts.stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add),
                score,
                feedback);
    }

    /** The members of a topmost {@code all} that has weights; else the whole. */
    private static List<Part> parts(String path, Pattern pattern, PatternCompiler compiler)
            throws InvalidConfigException {
        boolean weighted = pattern.all().stream().anyMatch(member -> member.weight() != null);
        if (!weighted || Boolean.TRUE.equals(pattern.withinSentence())) {
            noWeights(path, pattern, true);
            return List.of(new Part(BigDecimal.ONE, compiler.compile(path, pattern)));
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pattern.all().size(); i++) {
            Pattern member = pattern.all().get(i);
            String at = path + ".all[" + i + "]";
            BigDecimal weight = member.weight() == null ? BigDecimal.ONE : member.weight();
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        at + ".weight",
                        "a weight of " + weight + " earns nothing",
                        "write a number above 0");
            }
            noWeights(at, member, false);
            parts.add(new Part(weight, compiler.compile(at, member)));
        }
        return parts;
    }

    private static void noWeights(String path, Pattern pattern, boolean here)
            throws InvalidConfigException {
        if (here && pattern.weight() != null) {
            throw new InvalidConfigException(
                    path + ".weight",
                    "only members of a topmost 'all' have weights",
                    "delete it, or put the members under 'all'");
        }
        List<List<Pattern>> members =
                List.of(pattern.all(), pattern.any(), pattern.near(), pattern.inOrder());
        List<String> keys = List.of(".all[", ".any[", ".near[", ".in-order[");
        for (int k = 0; k < keys.size(); k++) {
            for (int i = 0; i < members.get(k).size(); i++) {
                noWeights(path + keys.get(k) + i + "]", members.get(k).get(i), true);
            }
        }
        if (pattern.not() != null) {
            noWeights(path + ".not", pattern.not(), true);
        }
    }

    @Override
    public Outcome check(Answer answer, CheckContext context) throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        Read read = matcher.read(answer);
        Verdict best = null;
        for (Scored rule : rules) {
            Verdict verdict = verdict(rule, read);
            boolean complete = verdict.complete();
            int better = best == null ? 1 : verdict.score().compareTo(best.score());
            if (better > 0 || (complete && better == 0)) {
                best = verdict;
            }
            if (complete) {
                break;
            }
        }
        return outcome(Objects.requireNonNull(best), read, context);
    }

    private Verdict verdict(Scored rule, Read read) {
        List<Result> results = new ArrayList<>(rule.parts.size());
        BigDecimal earned = BigDecimal.ZERO;
        for (Part part : rule.parts) {
            Result result = matcher.match(part.expression(), read);
            results.add(result);
            if (result.matches()) {
                earned = earned.add(part.weight());
            }
        }
        return new Verdict(
                rule, earned.divide(rule.weights, MathContext.DECIMAL128), List.copyOf(results));
    }

    private Outcome outcome(Verdict verdict, Read read, CheckContext context) throws Exception {
        Set<Evidence> evidence = new LinkedHashSet<>();
        Set<String> said = new LinkedHashSet<>();
        int mistakes = 0;
        boolean anything = false;
        for (Result result : verdict.results) {
            for (Found found : result.found()) {
                evidence.add(span(found, ""));
                mistakes = Math.max(mistakes, found.mistakes());
                anything = true;
            }
            result.against().forEach(found -> evidence.add(span(found, "not right: ")));
            result.missing().forEach(missing -> evidence.add(new Evidence.Missing(missing)));
            said.addAll(result.feedback());
        }
        if (verdict.complete()) {
            add(said, verdict.rule.feedback);
        } else {
            add(said, otherwise);
        }
        double sure = mistakes > 0 ? MISSPELT : RIGHT;
        if (anything && verdict.score().signum() > 0 && isDoubtful(read.texts())) {
            sure =
                    Math.min(
                            sure,
                            KeywordConfidence.inForm(
                                    context.derived(Tokens.OF_ANSWER), question, sure));
        }
        return new Outcome.Graded(
                new Score(verdict.score()),
                new Confidence(sure),
                List.copyOf(evidence),
                said.stream().map(Feedback::learner).toList());
    }

    /** Whether it is worth a look at the answer's form. */
    private boolean isDoubtful(List<String> words) {
        return !KeywordBag.isFarFrom(words) || !question.isFarFrom(words);
    }

    private static void add(Set<String> said, @Nullable String text) {
        if (text != null) {
            said.add(text);
        }
    }

    private static Evidence span(Found found, String before) {
        return new Evidence.Span(
                found.word().file(),
                found.word().start(),
                found.word().end(),
                before + found.pattern());
    }
}
