package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Track.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one track among other words, in one pass: for each state only those places are kept
 * from which a step can matter, so the time is linear in the number of words.
 */
final class TrackSearch {

    private record Pending(int target, Hit hit) {}

    private final Track track;
    private final AnswerWords words;
    private final Places[] places;

    private TrackSearch(Track track, AnswerWords words) {
        this.track = track;
        this.words = words;
        this.places = new Places[track.steps().size()];
    }

    /** The match that ends first; its last word. */
    static Optional<Hit> find(Track track, AnswerWords words) {
        return Optional.ofNullable(new TrackSearch(track, words).run(0));
    }

    /**
     * Matches that have no word in common, each as near to the beginning as can be.
     *
     * @param most how many are enough
     */
    static List<Hit> findAll(Track track, AnswerWords words, int most) {
        List<Hit> all = new ArrayList<>();
        Hit last = new TrackSearch(track, words).run(0);
        while (last != null && all.size() < most) {
            all.add(last);
            last = new TrackSearch(track, words).run(last.word() + 1);
        }
        return all;
    }

    private @Nullable Hit run(int from) {
        List<Pending> pending = new ArrayList<>();
        for (int at = from; at < words.size(); at++) {
            if (!words.matters(at)) {
                continue;
            }
            for (int state = 0; state < places.length; state++) {
                if (state == Track.START || places[state] != null) {
                    step(state, at, pending);
                }
            }
            for (Pending next : pending) {
                if (next.target == Track.END) {
                    return next.hit;
                }
                if (places[next.target] == null) {
                    places[next.target] = new Places(track.reach(next.target) + 1);
                }
                places[next.target].add(next.hit);
            }
            pending.clear();
        }
        return null;
    }

    private void step(int state, int at, List<Pending> pending) {
        for (Step step : track.steps().get(state)) {
            int found = words.find(at, step.patterns());
            if (found < 0) {
                continue;
            }
            if (state == Track.START) {
                pending.add(new Pending(step.target(), new Hit(at, found, null)));
            } else {
                Hit before = places[state].before(step.link(), at);
                if (before != null) {
                    pending.add(new Pending(step.target(), new Hit(at, found, before)));
                }
            }
        }
    }

    /** The words at which a state was reached, as far as they matter. */
    private final class Places {

        private final int window;
        private final Deque<Hit> recent = new ArrayDeque<>(4);
        private @Nullable Hit first;
        private @Nullable Hit firstOfSentence;

        Places(int window) {
            this.window = window;
        }

        void add(Hit hit) {
            if (first == null) {
                first = hit;
            }
            if (firstOfSentence == null || !isOneSentence(firstOfSentence, hit.word())) {
                firstOfSentence = hit;
            }
            if (window == 0 || (!recent.isEmpty() && recent.getLast().word() == hit.word())) {
                return;
            }
            recent.addLast(hit);
            if (recent.size() > window) {
                recent.removeFirst();
            }
        }

        @Nullable Hit before(Link link, int at) {
            if (link.most() == Integer.MAX_VALUE) {
                Hit hit = link.oneSentence() ? firstOfSentence : first;
                return hit != null && (!link.oneSentence() || isOneSentence(hit, at)) ? hit : null;
            }
            for (Iterator<Hit> hits = recent.descendingIterator(); hits.hasNext(); ) {
                Hit hit = hits.next();
                if (link.allows(words.get(hit.word()), hit.word(), words.get(at), at)) {
                    return hit;
                }
            }
            return null;
        }

        private boolean isOneSentence(Hit hit, int at) {
            return words.get(hit.word()).sentence() == words.get(at).sentence();
        }
    }
}
