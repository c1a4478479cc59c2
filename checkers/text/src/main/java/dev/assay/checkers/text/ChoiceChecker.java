package dev.assay.checkers.text;

import dev.assay.checkers.text.choice.ChoiceReader;
import dev.assay.checkers.text.choice.Choosable;
import dev.assay.checkers.text.choice.Chosen;
import dev.assay.prose.language.Tokens;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/** Finds out which of the offered options an answer chooses. */
@MetaInfServices(CheckerType.class)
public final class ChoiceChecker implements CheckerType<ChoiceChecker.Config> {

    private static final Confidence SURE = Confidence.CERTAIN;
    private static final Confidence BY_WORDS = new Confidence(0.9);
    private static final Confidence DOUBTFUL = new Confidence(0.6);

    /** The settings. */
    public record Config(
            @Option("What is offered, in the order of the question.") List<Offer> options,
            @Option("The id of the right option; a list where several have to be chosen.")
                    List<String> correct,
            @Option(
                            "Whether several right options are marked one by one (right choices"
                                    + " minus wrong ones, at least 0) rather than all or nothing;"
                                    + " `true` unless said.")
                    @Nullable Boolean partial,
            @Option("What the learner reads when the choice is wrong; nothing unless said.")
                    @Nullable String wrong) {

        public Config {
            options = List.copyOf(options);
            correct = List.copyOf(correct);
        }
    }

    /** What is offered. */
    public record Offer(
            @Option("Its letter, number or name.") String id,
            @Option("What it says; an answer may repeat it in place of the id.")
                    @Nullable String text,
            @Option("Other words that choose it.") List<String> aliases) {

        public Offer {
            aliases = List.copyOf(aliases);
        }
    }

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.choice",
                3,
                Cost.INSTANT,
                "Finds out which of the offered options an answer chooses");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        List<Choosable> options = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < config.options().size(); i++) {
            Offer offer = config.options().get(i);
            String id = offer.id().strip().toLowerCase(Locale.ROOT);
            if (id.isEmpty() || ids.contains(id)) {
                throw new InvalidConfigException(
                        "options[" + i + "].id",
                        id.isEmpty()
                                ? "an option needs an id"
                                : "'" + offer.id() + "' is there twice",
                        "give each option an id of its own");
            }
            ids.add(id);
            options.add(
                    new Choosable(id, offer.text() == null ? "" : offer.text(), offer.aliases()));
        }
        if (options.size() < 2) {
            throw new InvalidConfigException(
                    "options", "there is nothing to choose from", "list two options at least");
        }
        Set<Integer> correct = new HashSet<>();
        for (int i = 0; i < config.correct().size(); i++) {
            int option = ids.indexOf(config.correct().get(i).strip().toLowerCase(Locale.ROOT));
            if (option < 0) {
                throw new InvalidConfigException(
                        "correct[" + i + "]",
                        "there is no option '" + config.correct().get(i) + "'",
                        "write one of "
                                + config.options().stream()
                                        .map(offer -> offer.id().strip())
                                        .collect(Collectors.joining(", ")));
            }
            correct.add(option);
        }
        if (correct.isEmpty()) {
            throw new InvalidConfigException(
                    "correct", "no option is right", "name the right one, or several");
        }
        ChoiceReader reader = new ChoiceReader(options);
        Set<Integer> right = Set.copyOf(correct);
        return (answer, checkContext) -> check(config, ids, right, reader, answer, checkContext);
    }

    private static Outcome check(
            Config config,
            List<String> ids,
            Set<Integer> correct,
            ChoiceReader reader,
            Answer answer,
            CheckContext context)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        Tokens tokens = context.derived(Tokens.OF_ANSWER);
        List<Chosen> places = reader.read(answer.text(), tokens);
        boolean lettered = places.stream().anyMatch(place -> place.byLetter() && place.chosen());
        List<Chosen> counted =
                ids.size() == 2 && places.stream().noneMatch(Chosen::chosen)
                        ? places.stream().map(Chosen::otherOfTwo).toList()
                        : places.stream()
                                .filter(Chosen::chosen)
                                .filter(place -> !lettered || place.byLetter())
                                .toList();
        Set<Integer> chosen = new HashSet<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Chosen place : counted) {
            if (chosen.add(place.option())) {
                evidence.add(
                        new Evidence.Span(
                                place.file(),
                                place.start(),
                                place.end(),
                                "option " + ids.get(place.option())));
            }
        }
        List<Feedback> feedback = new ArrayList<>();
        Score score = score(config, correct, chosen, feedback);
        if (score.compareTo(Score.ONE) < 0) {
            correct.stream()
                    .filter(option -> !chosen.contains(option))
                    .sorted()
                    .forEach(
                            option ->
                                    evidence.add(
                                            new Evidence.Missing("option " + ids.get(option))));
            if (config.wrong() != null) {
                feedback.add(Feedback.learner(config.wrong()));
            }
        }
        return new Outcome.Graded(
                score, confidence(correct, chosen, lettered, places, answer), evidence, feedback);
    }

    private static Score score(
            Config config, Set<Integer> correct, Set<Integer> chosen, List<Feedback> feedback) {
        if (chosen.isEmpty()) {
            feedback.add(Feedback.learner("No option was recognised: name one by its letter."));
            return Score.ZERO;
        }
        if (correct.size() == 1) {
            if (chosen.size() > 1) {
                feedback.add(
                        Feedback.learner("Several options are named; only one can be chosen."));
                return Score.ZERO;
            }
            return chosen.equals(correct) ? Score.ONE : Score.ZERO;
        }
        if (Boolean.FALSE.equals(config.partial())) {
            return chosen.equals(correct) ? Score.ONE : Score.ZERO;
        }
        long right = chosen.stream().filter(correct::contains).count();
        return Score.ratio(Math.max(0, 2 * right - chosen.size()), correct.size());
    }

    private static Confidence confidence(
            Set<Integer> correct,
            Set<Integer> chosen,
            boolean lettered,
            List<Chosen> places,
            Answer answer) {
        if (chosen.isEmpty()) {
            return DOUBTFUL;
        }
        if (!lettered) {
            return chosen.size() > correct.size() || answer.text().length() > 200
                    ? DOUBTFUL
                    : BY_WORDS;
        }
        boolean contradicted =
                places.stream()
                        .anyMatch(
                                place ->
                                        place.byLetter()
                                                && !place.chosen()
                                                && chosen.contains(place.option()));
        return contradicted ? DOUBTFUL : SURE;
    }
}
