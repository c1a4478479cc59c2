package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Expression.All;
import dev.assay.checkers.text.pattern.Expression.Any;
import dev.assay.checkers.text.pattern.Expression.Match;
import dev.assay.checkers.text.pattern.Expression.Named;
import dev.assay.checkers.text.pattern.Expression.Not;
import dev.assay.spi.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Expressions, compiled: matches answers in time linear in their length for fixed expressions.
 * Immutable.
 */
public final class Matcher {

    /**
     * A word that was recognised.
     *
     * @param pattern as the author wrote it
     * @param mistakes how many misspellings were let pass
     */
    public record Found(Word word, String pattern, int mistakes) {}

    /**
     * What an expression comes to.
     *
     * @param matches whether it holds
     * @param found the words that speak for it
     * @param against the words because of which a {@code not} does not hold
     * @param missing what was looked for and is not there, in the author's words
     * @param feedback what the learner reads because something does not hold
     */
    public record Result(
            boolean matches,
            List<Found> found,
            List<Found> against,
            List<String> missing,
            List<String> feedback) {

        public Result {
            feedback = List.copyOf(feedback);
            found = List.copyOf(found);
            against = List.copyOf(against);
            missing = List.copyOf(missing);
        }
    }

    /** An answer as it was read: for the expressions of one matcher. */
    public static final class Read {

        private final AnswerWords words;

        private Read(AnswerWords words) {
            this.words = words;
        }

        /** The words, as they are compared. */
        public List<String> texts() {
            return words.texts();
        }
    }

    private final Reading reading;
    private final IdentityHashMap<Sequence, Plan> plans;
    private final Lexicon lexicon;

    private Matcher(Reading reading, IdentityHashMap<Sequence, Plan> plans, Lexicon lexicon) {
        this.reading = reading;
        // Read alone from here on; looked up by identity, as sequences are deep to compare.
        this.plans = plans;
        this.lexicon = lexicon;
    }

    /**
     * Compiles expressions.
     *
     * @param dictionary words that are never a misspelling of another
     */
    public static Matcher of(
            Collection<Expression> expressions, Reading reading, Collection<String> dictionary) {
        Set<String> right = new HashSet<>();
        dictionary.forEach(word -> right.add(reading.fold(Reading.plain(word.strip()))));
        Lexicon.Builder lexicon = new Lexicon.Builder(reading, right);
        IdentityHashMap<Sequence, Plan> plans = new IdentityHashMap<>();
        for (Expression expression : expressions) {
            for (Expression part : parts(expression)) {
                lexicon.nextPart();
                compile(part, lexicon, plans);
            }
        }
        return new Matcher(reading, plans, lexicon.build());
    }

    /** What says different things, each to be found on its own. */
    private static List<Expression> parts(Expression expression) {
        return switch (expression) {
            case All(List<Expression> members) -> members;
            case Named(_, _, Expression member) -> parts(member);
            case Match _, Any _, Not _ -> List.of(expression);
        };
    }

    private static void compile(
            Expression expression, Lexicon.Builder lexicon, IdentityHashMap<Sequence, Plan> plans) {
        switch (expression) {
            case Match(Sequence sequence) ->
                    plans.computeIfAbsent(sequence, one -> Plan.of(one, lexicon));
            case All(List<Expression> members) ->
                    members.forEach(member -> compile(member, lexicon, plans));
            case Any(List<Expression> members) ->
                    members.forEach(member -> compile(member, lexicon, plans));
            case Not(Expression member) -> compile(member, lexicon, plans);
            case Named(_, _, Expression member) -> compile(member, lexicon, plans);
        }
    }

    /** Reads an answer, once for all expressions. */
    public Read read(Answer answer) {
        return new Read(new AnswerWords(answer, reading, lexicon));
    }

    /** Whether an expression of this matcher holds, and why. */
    public Result match(Expression expression, Read read) {
        return switch (expression) {
            case Match(Sequence sequence) -> match(plan(sequence), read.words);
            case All(List<Expression> members) -> all(members, read);
            case Any(List<Expression> members) -> any(members, read);
            case Not(Expression member) -> not(match(member, read));
            case Named named -> named(named, match(named.member(), read));
        };
    }

    private Plan plan(Sequence sequence) {
        Plan plan = plans.get(sequence);
        if (plan == null) {
            throw new IllegalArgumentException("not of this matcher: " + sequence.source());
        }
        return plan;
    }

    private Result match(Plan plan, AnswerWords words) {
        Optional<Hit> match = plan.find(words);
        if (match.isPresent()) {
            return new Result(true, found(match.get(), words), List.of(), List.of(), List.of());
        }
        List<String> missing = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        List<Optional<Hit>> items = plan.items(words);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isPresent()) {
                found.addAll(found(items.get(i).get(), words));
            } else {
                missing.add(plan.sequence().items().get(i).source());
            }
        }
        if (missing.isEmpty()) {
            missing.add(plan.sequence().source());
        }
        return new Result(false, found, List.of(), missing, List.of());
    }

    private List<Found> found(Hit last, AnswerWords words) {
        List<Found> found = new ArrayList<>();
        for (@Nullable Hit hit = last; hit != null; hit = hit.before()) {
            found.addFirst(
                    new Found(
                            words.get(hit.word()),
                            lexicon.get(Lexicon.pattern(hit.found())).glob().source(),
                            Lexicon.mistakes(hit.found())));
        }
        return found;
    }

    private Result all(List<Expression> members, Read read) {
        List<Result> results = members.stream().map(member -> match(member, read)).toList();
        boolean matches = results.stream().allMatch(Result::matches);
        return new Result(
                matches,
                results.stream().flatMap(result -> result.found().stream()).toList(),
                results.stream().flatMap(result -> result.against().stream()).toList(),
                results.stream().flatMap(result -> result.missing().stream()).toList(),
                results.stream().flatMap(result -> result.feedback().stream()).toList());
    }

    private Result any(List<Expression> members, Read read) {
        List<Result> results = new ArrayList<>();
        for (Expression member : members) {
            Result result = match(member, read);
            if (result.matches()) {
                return result;
            }
            results.add(result);
        }
        String missing =
                results.stream()
                        .flatMap(result -> result.missing().stream())
                        .collect(Collectors.joining(" or "));
        return new Result(
                false,
                results.stream().flatMap(result -> result.found().stream()).toList(),
                results.stream().flatMap(result -> result.against().stream()).toList(),
                missing.isEmpty() ? List.of() : List.of(missing),
                results.stream().flatMap(result -> result.feedback().stream()).toList());
    }

    /** What speaks for the member speaks against this; nothing is missing from either. */
    private static Result not(Result member) {
        return member.matches()
                ? new Result(false, List.of(), member.found(), List.of(), List.of())
                : new Result(true, List.of(), List.of(), List.of(), List.of());
    }

    private static Result named(Named named, Result member) {
        String name = named.name();
        boolean missing = !member.matches() && !member.missing().isEmpty();
        List<String> feedback = new ArrayList<>(member.feedback());
        if (!member.matches() && !named.missing().isEmpty()) {
            feedback.add(named.missing());
        }
        return new Result(
                member.matches(),
                name.isEmpty() ? member.found() : renamed(member.found(), name),
                name.isEmpty() ? member.against() : renamed(member.against(), name),
                name.isEmpty() || !missing ? member.missing() : List.of(name),
                feedback);
    }

    private static List<Found> renamed(List<Found> found, String name) {
        return found.stream().map(one -> new Found(one.word(), name, one.mistakes())).toList();
    }
}
