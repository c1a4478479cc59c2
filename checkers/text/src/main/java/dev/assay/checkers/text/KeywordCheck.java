package dev.assay.checkers.text;

import dev.assay.checkers.text.KeywordChecker.Concept;
import dev.assay.checkers.text.KeywordChecker.Config;
import dev.assay.checkers.text.KeywordChecker.MustNot;
import dev.assay.checkers.text.KeywordChecker.SynonymResource;
import dev.assay.checkers.text.keyword.Found;
import dev.assay.checkers.text.keyword.Rubric;
import dev.assay.checkers.text.keyword.Rubric.Match;
import dev.assay.checkers.text.keyword.Synonyms;
import dev.assay.prose.guard.Copied;
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
import java.util.List;
import java.util.function.IntPredicate;

/** {@link KeywordChecker} bound to one configuration. */
final class KeywordCheck implements Check {

    private final List<Concept> concepts;
    private final List<MustNot> mustNot;
    private final BigDecimal enough;
    private final Where where;
    private final boolean claimed;
    private final Rubric rubric;
    private final Copied question;

    private KeywordCheck(
            List<Concept> concepts,
            List<MustNot> mustNot,
            BigDecimal enough,
            Where where,
            boolean claimed,
            Rubric rubric,
            Copied question) {
        this.concepts = List.copyOf(concepts);
        this.mustNot = List.copyOf(mustNot);
        this.enough = enough;
        this.where = where;
        this.claimed = claimed;
        this.rubric = rubric;
        this.question = question;
    }

    static KeywordCheck compile(Config config, BindContext context) throws InvalidConfigException {
        List<Concept> concepts = concepts(config);
        Synonyms synonyms =
                Synonyms.of(
                        context.resource("text.synonyms", SynonymResource.class).synonyms(),
                        config.synonyms());
        Rubric.Builder builder = new Rubric.Builder(synonyms);
        boolean listed = !config.concepts().isEmpty();
        for (int i = 0; i < concepts.size(); i++) {
            Concept concept = concepts.get(i);
            String path = listed ? "concepts[" + i + "]" : "keywords[" + i + "]";
            validate(path, concept);
            builder.concept(
                    path,
                    concept.any(),
                    concept.all(),
                    concept.atLeast() == null ? 1 : concept.atLeast(),
                    Boolean.TRUE.equals(concept.evenDenied()));
        }
        for (int i = 0; i < config.mustNot().size(); i++) {
            MustNot one = config.mustNot().get(i);
            String path = "must-not[" + i + "]";
            validate(path, one);
            builder.forbidden(path, one.any(), one.all());
        }
        BigDecimal sum =
                concepts.stream()
                        .map(KeywordCheck::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal enough = config.enough() == null ? sum : config.enough();
        if (enough.signum() <= 0 || enough.compareTo(sum) > 0) {
            throw new InvalidConfigException(
                    "enough",
                    enough + " is not within the weights, whose sum is " + sum,
                    "write a number above 0 up to " + sum);
        }
        return new KeywordCheck(
                concepts,
                config.mustNot(),
                enough,
                config.where() == null ? Where.ANYWHERE : config.where(),
                Boolean.TRUE.equals(config.claimed()),
                builder.build(
                        context.question().prompt(), !Boolean.FALSE.equals(config.spelling())),
                new Copied(context.question().prompt()));
    }

    private static List<Concept> concepts(Config config) throws InvalidConfigException {
        if (!config.concepts().isEmpty() && !config.keywords().isEmpty()) {
            throw new InvalidConfigException(
                    "keywords",
                    "'concepts' and 'keywords' are given both",
                    "write all of them under 'concepts'");
        }
        if (!config.concepts().isEmpty()) {
            return config.concepts();
        }
        if (config.keywords().isEmpty()) {
            throw new InvalidConfigException(
                    "keywords", "name at least one", "or list what to look for under 'concepts'");
        }
        return config.keywords().stream()
                .map(word -> new Concept(null, List.of(word), List.of(), null, null, null, null))
                .toList();
    }

    private static void validate(String path, Concept concept) throws InvalidConfigException {
        if (concept.any().isEmpty() && concept.all().isEmpty()) {
            throw new InvalidConfigException(
                    path, "it looks for nothing", "give it members under 'any' or 'all'");
        }
        if (weight(concept).signum() <= 0) {
            throw new InvalidConfigException(
                    path + ".weight",
                    "a weight of " + concept.weight() + " earns nothing",
                    "write a number above 0; what costs marks goes under 'must-not'");
        }
        Integer atLeast = concept.atLeast();
        if (atLeast != null && (atLeast < 1 || atLeast > concept.any().size())) {
            throw new InvalidConfigException(
                    path + ".at-least",
                    atLeast + " of " + concept.any().size() + " can't be found",
                    "write 1 to the number of members under 'any'");
        }
    }

    private static void validate(String path, MustNot one) throws InvalidConfigException {
        if (one.any().isEmpty() && one.all().isEmpty()) {
            throw new InvalidConfigException(
                    path, "it looks for nothing", "give it members under 'any' or 'all'");
        }
        if (penalty(one).signum() <= 0 || penalty(one).compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(
                    path + ".penalty",
                    one.penalty() + " is not above 0 up to 1",
                    "write what is taken off the score, such as 0.5");
        }
    }

    private static BigDecimal weight(Concept concept) {
        return concept.weight() == null ? BigDecimal.ONE : concept.weight();
    }

    private static BigDecimal penalty(MustNot one) {
        return one.penalty() == null ? BigDecimal.ONE : one.penalty();
    }

    @Override
    public Outcome check(Answer answer, CheckContext context) throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        Tokens tokens = context.derived(Tokens.OF_ANSWER);
        List<Match> matches = rubric.match(tokens, within(tokens), claimed);
        List<Evidence> evidence = new ArrayList<>();
        List<Feedback> feedback = new ArrayList<>();
        BigDecimal earned = BigDecimal.ZERO;
        for (int i = 0; i < concepts.size(); i++) {
            Concept concept = concepts.get(i);
            Match match = matches.get(i);
            if (match.found() > 0) {
                spans(tokens, match, concept.name(), evidence);
                earned =
                        earned.add(
                                weight(concept)
                                        .multiply(BigDecimal.valueOf(match.found()))
                                        .divide(
                                                BigDecimal.valueOf(match.needed()),
                                                MathContext.DECIMAL128));
            }
            if (!match.complete()) {
                evidence.add(new Evidence.Missing(concept.name()));
                if (concept.missing() != null) {
                    feedback.add(Feedback.learner(concept.missing()));
                }
            }
        }
        BigDecimal score = earned.divide(enough, MathContext.DECIMAL128).min(BigDecimal.ONE);
        for (int i = 0; i < mustNot.size(); i++) {
            MustNot one = mustNot.get(i);
            Match match = matches.get(concepts.size() + i);
            if (match.complete()) {
                spans(tokens, match, "not right: " + one.name(), evidence);
                score = score.subtract(penalty(one)).max(BigDecimal.ZERO);
                if (one.feedback() != null) {
                    feedback.add(Feedback.learner(one.feedback()));
                }
            }
        }
        Confidence confidence =
                KeywordConfidence.of(tokens, matches.subList(0, concepts.size()), question);
        return new Outcome.Graded(new Score(score), confidence, evidence, feedback);
    }

    private IntPredicate within(Tokens tokens) {
        return switch (where) {
            case ANYWHERE -> token -> true;
            case PROSE -> token -> !tokens.get(token).inCode();
            case CODE -> token -> tokens.get(token).inCode();
        };
    }

    private static void spans(Tokens tokens, Match match, String label, List<Evidence> evidence) {
        for (Found found : match.places()) {
            for (Found.Range range : found.ranges()) {
                evidence.add(
                        new Evidence.Span(
                                tokens.get(range.start()).file(),
                                tokens.get(range.start()).start(),
                                tokens.get(range.end() - 1).end(),
                                label));
            }
        }
    }
}
