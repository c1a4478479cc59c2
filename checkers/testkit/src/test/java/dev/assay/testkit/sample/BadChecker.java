package dev.assay.testkit.sample;

import dev.assay.spi.Audience;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checkers that give full marks to answers that hold an x. Each breaks the contract in one way; all
 * have a table of the same rows.
 */
public abstract sealed class BadChecker implements CheckerType<BadChecker.Config> {

    /** The settings. */
    public record Config(@Option("Not used.") List<String> unused) {}

    private final String name;
    private final Cost cost;

    private BadChecker(String name, Cost cost) {
        this.name = name;
        this.cost = cost;
    }

    @Override
    public final CheckerInfo info() {
        return new CheckerInfo("bad." + name, 1, cost, "Breaks the contract");
    }

    @Override
    public final Class<Config> configType() {
        return Config.class;
    }

    private static Outcome holdsX(String text) {
        return holdsX(text, List.of());
    }

    private static Outcome holdsX(String text, List<Feedback> feedback) {
        return new Outcome.Graded(
                text.contains("x") ? Score.ONE : Score.ZERO,
                Confidence.CERTAIN,
                List.of(),
                feedback);
    }

    /** Keeps the contract: what is wrong with the others is not what they share. */
    public static final class Good extends BadChecker {
        public Good() {
            super("good", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> holdsX(answer.text());
        }
    }

    /** Remembers answers: the fourth one is wrong, whatever it is. */
    public static final class Remembers extends BadChecker {
        public Remembers() {
            super("remembers", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            List<String> seen = new ArrayList<>();
            return (answer, ignored) -> {
                synchronized (seen) {
                    seen.add(answer.text());
                    return seen.size() > 3 ? holdsX("") : holdsX(answer.text());
                }
            };
        }
    }

    /** Has a field that can be assigned again. */
    public static final class Mutable extends BadChecker {
        private int bound;

        public Mutable() {
            super("mutable", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            bound++;
            return (answer, ignored) -> holdsX(answer.text() + "y".repeat(bound));
        }
    }

    /** Throws on a blank answer. */
    public static final class Throws extends BadChecker {
        public Throws() {
            super("throws", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> {
                if (answer.isBlank()) {
                    throw new IllegalStateException("blank");
                }
                return holdsX(answer.text());
            };
        }
    }

    /** Says that it failed when an answer is long. */
    public static final class Fails extends BadChecker {
        public Fails() {
            super("fails", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) ->
                    answer.text().length() > 1_000_000
                            ? new Outcome.Failed("too long", false)
                            : holdsX(answer.text());
        }
    }

    /** Points behind the end of answers without any letter. */
    public static final class Outside extends BadChecker {
        public Outside() {
            super("outside", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) ->
                    answer.text().chars().anyMatch(Character::isLetter)
                            ? holdsX(answer.text())
                            : Outcome.graded(
                                    Score.ZERO,
                                    List.of(
                                            new Evidence.Span(
                                                    "answer",
                                                    0,
                                                    answer.text().length() + 1,
                                                    "all of it")));
        }
    }

    /** Points at the first UTF-16 unit, be it half a character. */
    public static final class Splits extends BadChecker {
        public Splits() {
            super("splits", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> {
                int emoji = answer.text().indexOf('\ud83d');
                return emoji < 0 || emoji + 1 == answer.text().length()
                        ? holdsX(answer.text())
                        : Outcome.graded(
                                Score.ZERO,
                                List.of(
                                        new Evidence.Span(
                                                "answer", emoji, emoji + 1, "half of it")));
            };
        }
    }

    /** Tells the learner the reference. */
    public static final class Leaks extends BadChecker {
        public Leaks() {
            super("leaks", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            List<String> references = context.question().references();
            return (answer, ignored) ->
                    holdsX(
                            answer.text(),
                            references.stream()
                                    .map(right -> Feedback.learner("Write " + right))
                                    .toList());
        }
    }

    /** Is called instant and is not. */
    public static final class Slow extends BadChecker {
        public Slow() {
            super("slow", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> {
                long sum = 0;
                long steps = answer.text().length() == 8192 ? 60_000_000 : 0;
                for (long i = 0; i < steps; i++) {
                    sum += i * i ^ (sum >>> 1);
                }
                return holdsX(sum == 1 ? "" : answer.text());
            };
        }
    }

    /** Goes on when it is interrupted. */
    public static final class Deaf extends BadChecker {
        public Deaf() {
            super("deaf", Cost.HEAVY);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> {
                long end = System.nanoTime() + (answer.text().equals("ax") ? 60_000_000L : 0);
                boolean offended = false;
                while (System.nanoTime() < end) {
                    if (Thread.currentThread().isInterrupted() && !offended) {
                        offended = true;
                        end += 7_000_000_000L;
                    }
                }
                return holdsX(answer.text());
            };
        }
    }

    /** Does what no program finds. */
    public static final class Unregistered extends BadChecker {
        public Unregistered() {
            super("unregistered", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> holdsX(answer.text());
        }
    }

    /** Is at odds with its table. */
    public static final class Wrong extends BadChecker {
        public Wrong() {
            super("wrong", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> holdsX(answer.text().replace("ax", "b"));
        }
    }

    /** Has no table. */
    public static final class Tableless extends BadChecker {
        public Tableless() {
            super("tableless", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> holdsX(answer.text());
        }
    }

    /** Says something else each time it is asked. */
    public static final class Random extends BadChecker {
        public Random() {
            super("random", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            AtomicInteger calls = new AtomicInteger();
            return (answer, ignored) ->
                    new Outcome.Graded(
                            holdsX(answer.text()) instanceof Outcome.Graded graded
                                    ? graded.score()
                                    : Score.ZERO,
                            Confidence.CERTAIN,
                            List.of(
                                    new Evidence.Measure(
                                            "calls",
                                            calls.getAndIncrement(),
                                            OptionalDouble.empty())),
                            List.of());
        }
    }

    /** Divides by an answer's length. */
    public static final class NotANumber extends BadChecker {
        public NotANumber() {
            super("not-a-number", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> {
                double letters = answer.text().chars().filter(Character::isLetter).count();
                Confidence sure = new Confidence(letters / answer.text().length());
                Score score = answer.text().contains("x") ? Score.ONE : Score.ZERO;
                return new Outcome.Graded(score, sure, List.of(), List.of());
            };
        }
    }

    /** Has no eye on its deadline. */
    public static final class Late extends BadChecker {
        public Late() {
            super("late", Cost.HEAVY);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, at) -> {
                boolean isCutShort =
                        at.deadline().isBefore(Instant.now().plus(Duration.ofSeconds(1)));
                if (isCutShort && answer.text().equals("ax")) {
                    Thread.sleep(7_000);
                }
                return holdsX(answer.text());
            };
        }
    }

    /** Looks at the question while it checks, and not while it is bound. */
    public static final class KeepsContext extends BadChecker {
        public KeepsContext() {
            super("keeps-context", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> holdsX(answer.text() + context.question().prompt());
        }
    }

    /** Has nothing to say to a blank answer. */
    public static final class Silent extends BadChecker {
        public Silent() {
            super("silent", Cost.INSTANT);
        }

        @Override
        @SuppressWarnings("NullAway") // the mistake that is to be found
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> answer.isBlank() ? null : holdsX(answer.text());
        }
    }

    /** Tells the learner what is missing in the reference's words. */
    public static final class LeaksEvidence extends BadChecker {
        public LeaksEvidence() {
            super("leaks-evidence", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            List<String> references = context.question().references();
            return (answer, ignored) ->
                    new Outcome.Graded(
                            answer.text().contains("x") ? Score.ONE : Score.ZERO,
                            Confidence.CERTAIN,
                            references.stream()
                                    .<Evidence>map(
                                            right -> new Evidence.Missing(Audience.LEARNER, right))
                                    .toList(),
                            List.of());
        }
    }

    /** Gives one answer after another the benefit of what all its checks have seen. */
    public static final class Gossips extends BadChecker {
        private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

        public Gossips() {
            super("gossips", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) ->
                    SEEN.add(answer.text()) ? holdsX(answer.text()) : holdsX("x");
        }
    }

    /** Has a table in which every answer earns the same. */
    public static final class OneSided extends BadChecker {
        public OneSided() {
            super("one-sided", Cost.INSTANT);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            return (answer, ignored) -> holdsX("x");
        }
    }

    /** Is served by a sandbox that it does not ask for. */
    public static final class Unasked extends BadChecker {
        public Unasked() {
            super("unasked", Cost.HEAVY);
        }

        @Override
        public Check bind(Config config, BindContext context) {
            context.service(Sandbox.class);
            return (answer, ignored) -> holdsX(answer.text());
        }
    }
}
