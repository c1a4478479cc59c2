package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Hit;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.python.Trace.Event;
import dev.assay.checkers.code.python.Trace.Frame;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are made one after the other, as they would run.
 *
 * @param steps in their order; at least two
 * @param eachRound whether they are done again and again: then the first and the last must be done
 *     in the same loop, and a loop may begin with any of them
 */
record OrderRule(List<Calls> steps, boolean eachRound) implements FlowRule {

    private static final int MOST_PLACES = 400;

    OrderRule {
        steps = List.copyOf(steps);
    }

    private record Place(int step, int at, Event event, Hit hit) {}

    @Override
    public Found find(PythonCode code, Trace trace) {
        List<Place> places = places(code, trace);
        List<Place> best = List.of();
        if (eachRound) {
            Set<Frame> loops = Collections.newSetFromMap(new IdentityHashMap<>());
            List<@Nullable Frame> groups = new ArrayList<>();
            for (Place place : places) {
                Frame loop = Trace.loop(place.event());
                if (loop != null && loops.add(loop)) {
                    groups.add(loop);
                }
            }
            groups.add(null);
            for (Frame loop : groups) {
                List<Place> round = places.stream().filter(p -> belongs(p, loop, places)).toList();
                for (int first = 0; first < steps.size(); first++) {
                    best = longer(best, chain(round, first));
                }
            }
        } else {
            best = chain(places, 0);
        }
        return found(places, best);
    }

    private List<Place> places(PythonCode code, Trace trace) {
        List<IdentityHashMap<Use, Hit>> hits =
                steps.stream().map(step -> step.among(code)).toList();
        List<Place> places = new ArrayList<>();
        for (int at = 0; at < trace.events().size() && places.size() < MOST_PLACES; at++) {
            Event event = trace.events().get(at);
            boolean done = isDone(event.use());
            if (!done && event.use().manner() != Manner.STATEMENT) {
                continue;
            }
            for (int step = 0; step < steps.size(); step++) {
                Hit hit = hits.get(step).get(event.use());
                // What lacks its parentheses counts where nothing has them.
                if (hit != null
                        && (done || hits.get(step).keySet().stream().noneMatch(this::isDone))) {
                    places.add(new Place(step, at, event, hit));
                }
            }
        }
        return places;
    }

    private boolean isDone(Use use) {
        return use.manner() == Manner.CALL || use.manner() == Manner.MENTION;
    }

    /**
     * The first and the last step are done as often as each other, those between at least so. A
     * loop of their own, over parameters or optimizers, is no other round.
     */
    private boolean belongs(Place place, @Nullable Frame loop, List<Place> places) {
        if (!Trace.isInside(place.event(), loop)) {
            return false;
        }
        Frame own = Trace.loop(place.event());
        boolean end = place.step() == 0 || place.step() == steps.size() - 1;
        return !end
                || own == loop
                || places.stream()
                        .noneMatch(
                                other ->
                                        other.step() != place.step()
                                                && Trace.isInside(other.event(), own));
    }

    private static List<Place> longer(List<Place> one, List<Place> other) {
        return other.size() > one.size() ? other : one;
    }

    /** As many steps as follow each other, beginning to count with one of them. */
    private List<Place> chain(List<Place> places, int first) {
        int size = places.size();
        int[] length = new int[size];
        int[] before = new int[size];
        int best = -1;
        for (int i = 0; i < size; i++) {
            length[i] = 1;
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                boolean follows =
                        turn(places.get(j), first) < turn(places.get(i), first)
                                && places.get(j).at() < places.get(i).at()
                                && places.get(j).event().run() == places.get(i).event().run()
                                && Trace.together(places.get(j).event(), places.get(i).event());
                if (follows && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        List<Place> chain = new ArrayList<>();
        for (int i = best; i >= 0; i = before[i]) {
            chain.add(places.get(i));
        }
        return chain.reversed();
    }

    private int turn(Place place, int first) {
        return Math.floorMod(place.step() - first, steps.size());
    }

    private Found found(List<Place> places, List<Place> chain) {
        List<Hit> hits = new ArrayList<>(chain.stream().map(Place::hit).toList());
        for (int step = 0; step < steps.size(); step++) {
            int one = step;
            boolean there = chain.stream().anyMatch(place -> place.step() == one);
            if (!there) {
                places.stream()
                        .filter(place -> place.step() == one)
                        .findFirst()
                        .ifPresent(place -> hits.add(late(place)));
            }
        }
        BigDecimal whole = BigDecimal.valueOf(steps.size() - 1L);
        BigDecimal inOrder = BigDecimal.valueOf(Math.max(0, chain.size() - 1L));
        BigDecimal spelt =
                chain.stream()
                        .map(place -> place.hit().share())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal share =
                chain.isEmpty()
                        ? BigDecimal.ZERO
                        : inOrder.multiply(spelt)
                                .divide(
                                        whole.multiply(BigDecimal.valueOf(chain.size())),
                                        MathContext.DECIMAL128);
        return new Found(share, FlowRule.inOrder(hits));
    }

    private Hit late(Place place) {
        boolean outside = eachRound && Trace.loop(place.event()) == null;
        return FlowRule.less(
                place.hit(),
                BigDecimal.ZERO,
                "`"
                        + PythonMatcher.shown(place.event().use())
                        + (outside
                                ? "` comes in the wrong order, or not on each round of the loop."
                                : "` comes in the wrong order."));
    }
}
