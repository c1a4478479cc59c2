package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for what a rubric wants among the names that an answer uses, and adds up what it is worth.
 *
 * @param wanted what is looked for
 * @param unwanted what must not be there
 * @param ordered whether {@code wanted} must be found in its order
 * @param <C> an answer's code
 * @param <U> a name that is used in it
 */
public record CallScore<C, U>(List<Goal<C, U>> wanted, List<Goal<C, U>> unwanted, boolean ordered) {

    /**
     * One thing that is wanted.
     *
     * @param any what finds each of its patterns
     */
    public record Goal<C, U>(Wanted wanted, List<? extends CallMatcher<C, U>> any) {

        public Goal {
            any = List.copyOf(any);
        }
    }

    /**
     * What was found of a goal.
     *
     * @param places where each hit stands among the names that the answer uses: a chain's calls
     *     begin at one place, but follow each other
     */
    private record Found<C, U>(Goal<C, U> goal, List<Hit> hits, List<Integer> places) {

        Optional<Integer> firstAfter(int place) {
            for (int i = 0; i < hits.size(); i++) {
                if (places.get(i) > place && hits.get(i).share().signum() > 0) {
                    return Optional.of(places.get(i));
                }
            }
            return Optional.empty();
        }
    }

    public CallScore {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /**
     * The outcome for an answer.
     *
     * @param uses in the order of the answer
     */
    public Outcome of(Answer answer, C code, List<U> uses) {
        Tally tally = new Tally();
        List<Found<C, U>> found = new ArrayList<>();
        for (Goal<C, U> goal : wanted) {
            found.add(find(goal, code, uses));
        }
        Set<Integer> late = ordered ? late(found) : Set.of();
        for (int i = 0; i < found.size(); i++) {
            count(found.get(i), late.contains(i), answer, tally);
        }
        for (Goal<C, U> goal : unwanted) {
            for (Hit hit : find(goal, code, uses, false).hits()) {
                if (hit.right()) {
                    tally.forbid();
                    tally.show(hit.span());
                    tally.say(
                            answer,
                            hit.span(),
                            Places.quote(answer, hit.span()) + " should not be used here.");
                }
            }
        }
        return tally.outcome();
    }

    private void count(Found<C, U> found, boolean late, Answer answer, Tally tally) {
        Wanted one = found.goal().wanted();
        List<Hit> best = best(found.hits(), one.atLeast());
        BigDecimal share = late ? BigDecimal.ZERO : share(best, one);
        tally.count(share, one.weight());
        boolean enough = share.compareTo(BigDecimal.ONE) == 0;
        for (Hit hit : found.hits()) {
            boolean right = hit.right() && hit.share().signum() > 0;
            if (right || (!enough && best.contains(hit))) {
                tally.show(hit.span());
            }
            if (!enough && hit.why().isPresent()) {
                tally.say(answer, hit.span(), hit.why().get());
            }
        }
        if (late && !best.isEmpty()) {
            Evidence.Span span = best.getFirst().span();
            tally.say(answer, span, Places.quote(answer, span) + " comes in the wrong order.");
        }
        if (!late && !enough && best.size() < one.atLeast() && best.stream().allMatch(Hit::right)) {
            best.stream()
                    .findFirst()
                    .ifPresent(
                            hit ->
                                    tally.say(
                                            answer,
                                            hit.span(),
                                            Places.quote(answer, hit.span())
                                                    + Places.tooFew(best.size(), one.atLeast())));
        }
        if (best.isEmpty() || late) {
            tally.miss(one.label());
        }
        if (found.hits().isEmpty()) {
            Unheard.of(one, answer).ifPresent(span -> tally.say(answer, span, Unheard.WHY));
        }
    }

    private Found<C, U> find(Goal<C, U> goal, C code, List<U> uses) {
        Found<C, U> found = find(goal, code, uses, false);
        List<Hit> best = best(found.hits(), goal.wanted().atLeast());
        boolean enough = share(best, goal.wanted()).compareTo(BigDecimal.ONE) == 0;
        // What was only meant is worth looking for when what is right is not enough.
        return enough ? found : find(goal, code, uses, true);
    }

    /** What each use has of a goal, at its best. */
    private Found<C, U> find(Goal<C, U> goal, C code, List<U> uses, boolean near) {
        Found<C, U> found = new Found<>(goal, new ArrayList<>(), new ArrayList<>());
        for (int at = 0; at < uses.size(); at++) {
            U use = uses.get(at);
            Hit best = null;
            for (CallMatcher<C, U> matcher : goal.any()) {
                Optional<Hit> hit = matcher.exact(code, use);
                if (hit.isEmpty() && near) {
                    hit = matcher.near(code, use);
                }
                if (hit.isPresent()
                        && (best == null || hit.get().share().compareTo(best.share()) > 0)) {
                    best = hit.get();
                }
            }
            if (best != null) {
                found.hits().add(best);
                found.places().add(at);
            }
        }
        return found;
    }

    private static List<Hit> best(List<Hit> hits, int most) {
        return hits.stream()
                .filter(hit -> hit.share().signum() > 0)
                .sorted(Comparator.comparing(Hit::share).reversed())
                .limit(most)
                .toList();
    }

    private static BigDecimal share(List<Hit> best, Wanted one) {
        return best.stream()
                .map(Hit::share)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(one.atLeast()), MathContext.DECIMAL128)
                .min(BigDecimal.ONE);
    }

    /**
     * Which goals are out of order: as few as possible are left out so that the others' places can
     * follow each other.
     */
    private static <C, U> Set<Integer> late(List<Found<C, U>> found) {
        int size = found.size();
        List<List<Integer>> ends = new ArrayList<>();
        // chain[length]: the earliest place where a chain of that many goals can end, and its goals
        int[] earliest = new int[size + 1];
        java.util.Arrays.fill(earliest, Integer.MAX_VALUE);
        earliest[0] = -1;
        ends.add(List.of());
        for (int i = 0; i < size; i++) {
            for (int length = Math.min(i, ends.size() - 1); length >= 0; length--) {
                int after = earliest[length];
                Optional<Integer> place = found.get(i).firstAfter(after);
                if (place.isPresent() && place.get() < earliest[length + 1]) {
                    List<Integer> chain = new ArrayList<>(ends.get(length));
                    chain.add(i);
                    earliest[length + 1] = place.get();
                    if (ends.size() == length + 1) {
                        ends.add(chain);
                    } else {
                        ends.set(length + 1, chain);
                    }
                }
            }
        }
        Set<Integer> late = new HashSet<>();
        for (int i = 0; i < size; i++) {
            if (!ends.getLast().contains(i) && !found.get(i).hits().isEmpty()) {
                late.add(i);
            }
        }
        return late;
    }
}
