package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Item;
import dev.assay.checkers.text.pattern.Sequence.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sequence, compiled. */
final class Plan {

    private final Sequence sequence;
    private final List<Track> tracks;
    private final List<Track> items;
    private final int longest;

    private Plan(Sequence sequence, List<Track> tracks, List<Track> items) {
        this.sequence = sequence;
        this.tracks = List.copyOf(tracks);
        this.items = List.copyOf(items);
        this.longest = tracks.stream().mapToInt(Track::longest).sum();
    }

    static Plan of(Sequence sequence, Lexicon.Builder lexicon) {
        List<Track> items = new ArrayList<>();
        for (Item item : sequence.items()) {
            items.add(track(sequence, List.of(item), List.of(), lexicon));
        }
        List<Track> tracks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sequence.items().size(); i++) {
            boolean parts =
                    i == sequence.items().size()
                            || (sequence.anyOrder() && !sequence.links().get(i - 1).binds());
            if (parts) {
                tracks.add(
                        track(
                                sequence,
                                sequence.items().subList(from, i),
                                sequence.links().subList(from, i - 1),
                                lexicon));
                from = i;
            }
        }
        return new Plan(sequence, tracks, items);
    }

    private static Track track(
            Sequence sequence, List<Item> items, List<Link> links, Lexicon.Builder lexicon) {
        return Track.of(items, links, sequence.anyOrder(), sequence.style(), lexicon);
    }

    Sequence sequence() {
        return sequence;
    }

    /** The last word of a match; empty when there is none. */
    Optional<Hit> find(AnswerWords words) {
        if (!sequence.extraWords()) {
            return words.size() > longest
                    ? Optional.empty()
                    : JointSearch.find(tracks, sequence.together(), false, words);
        }
        if (tracks.size() == 1 && sequence.together().isEmpty()) {
            return TrackSearch.find(tracks.getFirst(), words);
        }
        List<Hit> ends = new ArrayList<>();
        for (Track track : tracks) {
            Optional<Hit> end = TrackSearch.find(track, words);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            ends.add(end.get());
        }
        if (sequence.together().isPresent()) {
            return JointSearch.find(tracks, sequence.together(), true, words);
        }
        // Tracks that don't want the same word are a match as they are.
        return overlap(ends) ? contended(words) : Optional.of(join(ends));
    }

    /**
     * A match of tracks that want the same words. A track that is found more often than all others
     * have words finds its place wherever theirs are, so the others are looked for first.
     */
    private Optional<Hit> contended(AnswerWords words) {
        List<Track> scarce = new ArrayList<>();
        List<List<Hit>> plenty = new ArrayList<>();
        for (Track track : tracks) {
            int enough = longest - track.longest() + 1;
            List<Hit> all = TrackSearch.findAll(track, words, enough);
            if (all.size() == enough) {
                plenty.add(all);
            } else {
                scarce.add(track);
            }
        }
        List<Hit> ends = new ArrayList<>();
        if (!scarce.isEmpty()) {
            Optional<Hit> end = JointSearch.find(scarce, Optional.empty(), true, words);
            if (end.isEmpty()) {
                return end;
            }
            ends.add(end.get());
        }
        for (List<Hit> all : plenty) {
            for (Hit hit : all) {
                ends.add(hit);
                if (!overlap(ends)) {
                    break;
                }
                ends.removeLast();
            }
        }
        return Optional.of(join(ends));
    }

    private static boolean overlap(List<Hit> ends) {
        BitSet taken = new BitSet();
        for (Hit end : ends) {
            for (@Nullable Hit hit = end; hit != null; hit = hit.before()) {
                if (taken.get(hit.word())) {
                    return true;
                }
                taken.set(hit.word());
            }
        }
        return false;
    }

    private static Hit join(List<Hit> ends) {
        Hit joined = ends.getFirst();
        for (Hit end : ends.subList(1, ends.size())) {
            for (@Nullable Hit hit = end; hit != null; hit = hit.before()) {
                joined = new Hit(hit.word(), hit.found(), joined);
            }
        }
        return joined;
    }

    /** For each item where it was found on its own; empty for those that were not. */
    List<Optional<Hit>> items(AnswerWords words) {
        return items.stream().map(item -> TrackSearch.find(item, words)).toList();
    }
}
