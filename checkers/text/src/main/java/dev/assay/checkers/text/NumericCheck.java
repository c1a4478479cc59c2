package dev.assay.checkers.text;

import dev.assay.checkers.text.NumericChecker.Config;
import dev.assay.checkers.text.NumericChecker.Which;
import dev.assay.checkers.text.number.NumberReader;
import dev.assay.checkers.text.number.WrittenNumber;
import dev.assay.prose.language.Negation.Polarity;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link NumericChecker} bound to one configuration. */
final class NumericCheck implements Check {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String DECIMAL_COMMA = "de fr es it pt nl pl ru cs da fi nb sv tr id";

    private final BigDecimal min;
    private final BigDecimal max;
    private final Units units;
    private final BigDecimal unitWeight;
    private final Which which;
    private final Set<BigDecimal> given;
    private final String missing;
    private final Optional<String> wrong;

    private NumericCheck(
            BigDecimal min,
            BigDecimal max,
            Units units,
            BigDecimal unitWeight,
            Which which,
            Set<BigDecimal> given,
            String missing,
            Optional<String> wrong) {
        this.min = min;
        this.max = max;
        this.units = units;
        this.unitWeight = unitWeight;
        this.which = which;
        this.given = given;
        this.missing = missing;
        this.wrong = wrong;
    }

    static NumericCheck compile(Config config, BindContext context) throws InvalidConfigException {
        BigDecimal[] range = range(config);
        Units units = Units.of(config.unit(), config.units());
        BigDecimal unitWeight = config.unitWeight() == null ? HALF : config.unitWeight();
        if (unitWeight.signum() < 0 || unitWeight.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(
                    "unit-weight", unitWeight + " is not 0 to 1", "write a share such as 0.5");
        }
        if (config.unitWeight() != null && config.unit() == null) {
            throw new InvalidConfigException(
                    "unit-weight", "there is no unit to weigh", "name the unit under 'unit'");
        }
        Set<BigDecimal> given = new HashSet<>();
        for (WrittenNumber number : new NumberReader(false).read(context.question().prompt())) {
            number.readings().forEach(value -> given.add(value.stripTrailingZeros()));
        }
        given.removeIf(value -> value.compareTo(range[0]) >= 0 && value.compareTo(range[1]) <= 0);
        String missing =
                (config.value() != null
                                ? config.value().toPlainString()
                                : range[0].toPlainString() + " to " + range[1].toPlainString())
                        + (config.unit() == null ? "" : " " + config.unit());
        return new NumericCheck(
                range[0],
                range[1],
                units,
                unitWeight,
                config.which() == null ? Which.ANY : config.which(),
                Set.copyOf(given),
                missing,
                Optional.ofNullable(config.wrong()));
    }

    private static BigDecimal[] range(Config config) throws InvalidConfigException {
        BigDecimal value = config.value();
        BigDecimal min = config.min();
        BigDecimal max = config.max();
        if (value != null && min == null && max == null) {
            BigDecimal off = positive("tolerance", config.tolerance());
            BigDecimal share = positive("relative-tolerance", config.relativeTolerance());
            BigDecimal reach = off.max(share.multiply(value.abs()));
            return new BigDecimal[] {value.subtract(reach), value.add(reach)};
        }
        if (value != null || min == null || max == null) {
            throw new InvalidConfigException(
                    "value",
                    "the right number is not clear",
                    "give either 'value', or both 'min' and 'max'");
        }
        if (config.tolerance() != null || config.relativeTolerance() != null) {
            throw new InvalidConfigException(
                    config.tolerance() != null ? "tolerance" : "relative-tolerance",
                    "a range needs no tolerance",
                    "widen 'min' and 'max' instead");
        }
        if (min.compareTo(max) > 0) {
            throw new InvalidConfigException(
                    "min", min + " is above 'max', " + max, "swap the two");
        }
        return new BigDecimal[] {min, max};
    }

    private static BigDecimal positive(String path, @Nullable BigDecimal value)
            throws InvalidConfigException {
        if (value == null) {
            return BigDecimal.ZERO;
        }
        if (value.signum() < 0) {
            throw new InvalidConfigException(path, value + " is below 0", "write 0 or more");
        }
        return value;
    }

    /** How right one number is: 1, the part without the unit, or 0. */
    private record Verdict(WrittenNumber number, int end, BigDecimal score, boolean given) {}

    @Override
    public Outcome check(Answer answer, CheckContext context) throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        String text = answer.text();
        List<Verdict> verdicts = verdicts(text, answer, context);
        if (verdicts.isEmpty()) {
            return graded(BigDecimal.ZERO, text.length() > 200 ? 0.85 : 0.95, List.of(), answer);
        }
        List<Verdict> counted = verdicts.stream().filter(verdict -> !verdict.given).toList();
        List<Verdict> candidates = counted.isEmpty() ? verdicts : counted;
        Verdict best =
                switch (which) {
                    case FIRST -> candidates.getFirst();
                    case LAST -> candidates.getLast();
                    case ANY -> best(candidates);
                    case ONLY -> worst(candidates);
                };
        boolean picked = which == Which.FIRST || which == Which.LAST || which == Which.ONLY;
        return graded(
                best.score, picked ? 1.0 : confidence(candidates, best), List.of(best), answer);
    }

    private static Verdict best(List<Verdict> all) {
        return all.stream().reduce((a, b) -> b.score.compareTo(a.score) > 0 ? b : a).orElseThrow();
    }

    private static Verdict worst(List<Verdict> all) {
        return all.stream().reduce((a, b) -> b.score.compareTo(a.score) < 0 ? b : a).orElseThrow();
    }

    /** One number: sure. The more others there are beside it, the likelier it stands by chance. */
    private static double confidence(List<Verdict> candidates, Verdict best) {
        long others =
                candidates.stream()
                        .filter(one -> one.score.compareTo(best.score) != 0)
                        .map(one -> one.number.readings())
                        .distinct()
                        .count();
        if (best.score.signum() == 0 || others == 0) {
            return 1.0;
        }
        return others <= 2 ? 0.85 : 0.6;
    }

    private List<Verdict> verdicts(String text, Answer answer, CheckContext context)
            throws Exception {
        Tokens tokens = context.derived(Tokens.OF_ANSWER);
        boolean comma =
                DECIMAL_COMMA.contains(context.locale().getLanguage().toLowerCase(Locale.ROOT));
        List<Verdict> verdicts = new ArrayList<>();
        int token = 0;
        for (WrittenNumber number : new NumberReader(comma).read(text)) {
            while (token < tokens.size() && tokens.get(token).end() <= number.start()) {
                token++;
            }
            boolean denied =
                    token < tokens.size()
                            && tokens.get(token).file().equals(answer.files().getFirst().path())
                            && tokens.get(token).start() < number.end()
                            && tokens.negation().of(token) == Polarity.DENIED;
            if (!denied) {
                verdicts.add(verdict(text, number));
            }
        }
        return verdicts;
    }

    private Verdict verdict(String text, WrittenNumber number) {
        Units.Reading unit = units.read(text, number.end());
        BigDecimal score = BigDecimal.ZERO;
        boolean asked = true;
        for (BigDecimal reading : number.readings()) {
            for (BigDecimal value : units.inUnitAsked(reading, unit)) {
                if (isRight(value)) {
                    score = unit.right() ? BigDecimal.ONE : BigDecimal.ONE.subtract(unitWeight);
                }
            }
            if (score.signum() == 0 && !unit.right() && isRight(reading)) {
                score = BigDecimal.ONE.subtract(unitWeight);
            }
            asked &= given.contains(reading.stripTrailingZeros());
        }
        return new Verdict(number, unit.end(), score, asked && score.signum() == 0);
    }

    private boolean isRight(BigDecimal value) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    private Outcome graded(
            BigDecimal score, double confidence, List<Verdict> counted, Answer answer) {
        List<Evidence> evidence = new ArrayList<>();
        List<Feedback> feedback = new ArrayList<>();
        for (Verdict verdict : counted) {
            evidence.add(
                    new Evidence.Span(
                            answer.files().getFirst().path(),
                            verdict.number.start(),
                            verdict.end,
                            label(verdict)));
        }
        if (score.compareTo(BigDecimal.ONE) < 0) {
            evidence.add(new Evidence.Missing(missing));
            wrong.map(Feedback::learner).ifPresent(feedback::add);
            if (score.signum() > 0) {
                feedback.add(Feedback.learner("The number is right, the unit is not."));
            }
        }
        return new Outcome.Graded(new Score(score), new Confidence(confidence), evidence, feedback);
    }

    private static String label(Verdict verdict) {
        if (verdict.score.signum() == 0) {
            return "not the right number";
        }
        return verdict.score.compareTo(BigDecimal.ONE) < 0
                ? "right number, other unit"
                : "right number";
    }
}
