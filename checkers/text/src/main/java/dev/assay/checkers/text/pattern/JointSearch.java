package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Track.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for several tracks at once, each word for one of them: all ways to go on are followed side
 * by side, one pass over the words. How many ways there are depends on the rule alone; a rule that
 * goes beyond {@link #MOST} is not decided.
 */
final class JointSearch {

    /** The most ways that are followed at once. */
    static final int MOST = 20_000;

    /** Up to so many ways are compared with each other, to drop those that others include. */
    private static final int WORTH_COMPARING = 256;

    private final List<Track> tracks;
    private final Optional<Link> together;
    private final boolean extraWords;
    private final AnswerWords words;
    private final int[][] reach;
    private Map<Way, Way> ways = new HashMap<>();

    private JointSearch(
            List<Track> tracks, Optional<Link> together, boolean extraWords, AnswerWords words) {
        this.tracks = tracks;
        this.together = together;
        this.extraWords = extraWords;
        this.words = words;
        this.reach = new int[tracks.size()][];
        for (int t = 0; t < reach.length; t++) {
            Track track = tracks.get(t);
            reach[t] = new int[track.steps().size()];
            for (int state = 0; state < reach[t].length; state++) {
                reach[t][state] = reach(track, state);
            }
        }
    }

    /** How far back a state's place matters: -1 not at all, the words between at most. */
    private static int reach(Track track, int state) {
        int furthest = -1;
        for (Step step : track.steps().get(state)) {
            if (step.link().binds() && state != Track.START) {
                furthest = Math.max(furthest, step.link().most());
            }
        }
        return furthest;
    }

    /**
     * The match that ends first; its last word.
     *
     * @param together what holds between words that follow each other in the match
     * @param extraWords whether other words may stand between, before and behind
     * @throws IllegalStateException when there are more ways than can be followed
     */
    static Optional<Hit> find(
            List<Track> tracks, Optional<Link> together, boolean extraWords, AnswerWords words) {
        return Optional.ofNullable(new JointSearch(tracks, together, extraWords, words).run());
    }

    private @Nullable Hit run() {
        Way start = new Way(new int[tracks.size()], new int[tracks.size()], null, -1);
        ways.put(start, start);
        for (int at = 0; at < words.size(); at++) {
            if (!words.matters(at)) {
                if (extraWords) {
                    continue;
                }
                return null;
            }
            Map<Way, Way> next = new HashMap<>();
            for (Way way : ways.values()) {
                if (extraWords && !isOver(way, at)) {
                    next.putIfAbsent(way, way);
                }
                Hit match = step(way, at, next);
                if (match != null && (extraWords || at == words.size() - 1)) {
                    return match;
                }
            }
            ways = next;
            prune();
            if (ways.size() > MOST) {
                throw new IllegalStateException(
                        "the rule can be met in too many ways: fewer words in any order, please");
            }
        }
        return null;
    }

    /** Steps from a way; the last word when that ends all tracks. */
    private @Nullable Hit step(Way way, int at, Map<Way, Way> next) {
        if (together.isPresent()
                && way.last != null
                && !together.get()
                        .allows(words.get(way.last.word()), way.last.word(), words.get(at), at)) {
            return null;
        }
        Hit match = null;
        for (int t = 0; t < way.states.length; t++) {
            int state = way.states[t];
            for (Step step : tracks.get(t).steps().get(state)) {
                int found = words.find(at, step.patterns());
                if (found < 0 || !isAllowed(way, t, step.link(), at)) {
                    continue;
                }
                Way reached = way.step(t, step.target(), at, found, this);
                if (reached.isEnd()) {
                    match = reached.last;
                } else {
                    next.putIfAbsent(reached, reached);
                }
            }
        }
        return match;
    }

    private boolean isAllowed(Way way, int track, Link link, int at) {
        if (way.states[track] == Track.START || !link.binds()) {
            return true;
        }
        int from = way.places[track];
        return link.most() == Integer.MAX_VALUE
                ? words.get(at).sentence() == from
                : link.allows(words.get(from), from, words.get(at), at);
    }

    /** Whether a way can't go on: what a track waits for would come too late. */
    private boolean isOver(Way way, int at) {
        for (int t = 0; t < way.states.length; t++) {
            int furthest = reach[t][way.states[t]];
            if (furthest >= 0
                    && place(furthest, at) - way.places[t] > (isFar(furthest) ? 0 : furthest)) {
                return true;
            }
        }
        return together.isPresent()
                && way.last != null
                && !together.get()
                        .allows(words.get(way.last.word()), way.last.word(), words.get(at), at + 1);
    }

    /** What of a word's place matters: itself, or its sentence where that is all that is asked. */
    private int place(int furthest, int at) {
        return isFar(furthest) ? words.get(at).sentence() : at;
    }

    private static boolean isFar(int furthest) {
        return furthest == Integer.MAX_VALUE;
    }

    /** Drops ways that another one includes: as far in each track, or at its end. */
    private void prune() {
        boolean comparable = together.isEmpty() || isFar(together.get().most());
        if (!extraWords || !comparable || ways.size() < 2 || ways.size() > WORTH_COMPARING) {
            return;
        }
        List<Way> left = new ArrayList<>(ways.values());
        for (Way way : List.copyOf(left)) {
            if (left.stream().anyMatch(other -> !other.equals(way) && other.includes(way))) {
                left.remove(way);
                ways.remove(way);
            }
        }
    }

    /** One way to have come so far: a state and a place for each track. */
    private static final class Way {

        private final int[] states;
        private final int[] places;
        private final @Nullable Hit last;
        private final int lastPlace;

        Way(int[] states, int[] places, @Nullable Hit last, int lastPlace) {
            this.states = states;
            this.places = places;
            this.last = last;
            this.lastPlace = lastPlace;
        }

        Way step(int track, int target, int at, int found, JointSearch search) {
            int[] nextStates = states.clone();
            int[] nextPlaces = places.clone();
            nextStates[track] = target;
            int furthest = search.reach[track][target];
            nextPlaces[track] = furthest >= 0 ? search.place(furthest, at) : 0;
            return new Way(
                    nextStates,
                    nextPlaces,
                    new Hit(at, found, last),
                    search.together.map(link -> search.place(link.most(), at)).orElse(-1));
        }

        boolean isEnd() {
            for (int state : states) {
                if (state != Track.END) {
                    return false;
                }
            }
            return true;
        }

        boolean includes(Way other) {
            if (lastPlace != other.lastPlace) {
                return false;
            }
            for (int t = 0; t < states.length; t++) {
                boolean same = states[t] == other.states[t] && places[t] == other.places[t];
                if (!same && states[t] != Track.END) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Way way
                    && lastPlace == way.lastPlace
                    && Arrays.equals(states, way.states)
                    && Arrays.equals(places, way.places);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Arrays.hashCode(states) + Arrays.hashCode(places)) + lastPlace;
        }
    }
}
