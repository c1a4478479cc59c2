package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Mistakes.Kind;
import dev.assay.checkers.text.pattern.Sequence.Alternative;
import dev.assay.checkers.text.pattern.Sequence.Item;
import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Sequence.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Matches by trying every way to give the words of an answer to those of a sequence. */
final class SlowMatcher {

    private final Sequence sequence;
    private final List<Word> words;
    private final List<Slot> wanted = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();

    /** The second comes after the first, as near as the link says. */
    private record Bound(int first, int second, Link link) {}

    private SlowMatcher(Sequence sequence, List<Word> words) {
        this.sequence = sequence;
        this.words = words;
    }

    static boolean matches(Expression expression, List<Word> words) {
        return switch (expression) {
            case Expression.Match(Sequence sequence) -> choose(sequence, words, List.of());
            case Expression.All(List<Expression> members) ->
                    members.stream().allMatch(member -> matches(member, words));
            case Expression.Any(List<Expression> members) ->
                    members.stream().anyMatch(member -> matches(member, words));
            case Expression.Not(Expression member) -> !matches(member, words);
            case Expression.Named(_, _, Expression member) -> matches(member, words);
        };
    }

    private static boolean choose(Sequence sequence, List<Word> words, List<Alternative> chosen) {
        if (chosen.size() == sequence.items().size()) {
            return new SlowMatcher(sequence, words).holds(chosen);
        }
        Item item = sequence.items().get(chosen.size());
        return item.alternatives().stream()
                .anyMatch(
                        alternative -> {
                            List<Alternative> more = new ArrayList<>(chosen);
                            more.add(alternative);
                            return choose(sequence, words, more);
                        });
    }

    private boolean holds(List<Alternative> chosen) {
        int before = -1;
        for (int i = 0; i < chosen.size(); i++) {
            Alternative alternative = chosen.get(i);
            boolean free = sequence.anyOrder() && alternative.free();
            int first = wanted.size();
            wanted.addAll(alternative.slots());
            for (int k = 1; k < alternative.slots().size() && !free; k++) {
                bounds.add(new Bound(first + k - 1, first + k, alternative.links().get(k - 1)));
            }
            if (i > 0) {
                Link link = sequence.links().get(i - 1);
                if (link.binds() || !sequence.anyOrder()) {
                    bounds.add(new Bound(before, first, link));
                }
            }
            before = wanted.size() - 1;
        }
        int[] places = new int[wanted.size()];
        Arrays.fill(places, -1);
        return place(0, places);
    }

    private boolean place(int at, int[] places) {
        if (at == places.length) {
            return isRight(places);
        }
        for (int w = 0; w < words.size(); w++) {
            int word = w;
            if (Arrays.stream(places, 0, at).noneMatch(taken -> taken == word)
                    && isWord(wanted.get(at), words.get(w))) {
                places[at] = w;
                if (place(at + 1, places)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isRight(int[] places) {
        if (!sequence.extraWords() && places.length != words.size()) {
            return false;
        }
        for (Bound bound : bounds) {
            if (!follows(places[bound.first()], places[bound.second()], bound.link())) {
                return false;
            }
        }
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length && sequence.together().isPresent(); i++) {
            if (!follows(sorted[i - 1], sorted[i], sequence.together().get())) {
                return false;
            }
        }
        return true;
    }

    private boolean follows(int from, int to, Link link) {
        return from < to
                && to - from - 1 <= link.most()
                && (!link.oneSentence() || words.get(from).sentence() == words.get(to).sentence());
    }

    private boolean isWord(Slot slot, Word word) {
        return slot.words().stream().anyMatch(glob -> matches(glob, sequence.style(), word.text()));
    }

    static boolean matches(Glob glob, Sequence.Style style, String word) {
        int[] letters = word.codePoints().toArray();
        int mistakes = style.mistakes().in(glob.letters());
        return matches(glob.elements(), 0, letters, 0, mistakes, glob.letters(), style);
    }

    private static boolean matches(
            List<Integer> glob,
            int g,
            int[] word,
            int w,
            int left,
            int letters,
            Sequence.Style style) {
        if (g == glob.size() && w == word.length) {
            return true;
        }
        Mistakes allowed = style.mistakes();
        boolean hasLetter = w < word.length;
        boolean hasElement = g < glob.size();
        boolean many = hasElement && glob.get(g) == Glob.MANY;
        if (many) {
            return matches(glob, g + 1, word, w, left, letters, style)
                    || (hasLetter && matches(glob, g, word, w + 1, left, letters, style));
        }
        if (hasLetter
                && hasElement
                && fits(glob.get(g), word[w])
                && matches(glob, g + 1, word, w + 1, left, letters, style)) {
            return true;
        }
        if (hasLetter
                && style.extraCharacters()
                && matches(glob, g, word, w + 1, left, letters, style)) {
            return true;
        }
        if (left == 0) {
            return false;
        }
        boolean swapped =
                g + 1 < glob.size()
                        && w + 1 < word.length
                        && allowed.allows(Kind.TRANSPOSED, letters)
                        && glob.get(g + 1) != Glob.MANY
                        && fits(glob.get(g), word[w + 1])
                        && fits(glob.get(g + 1), word[w])
                        && matches(glob, g + 2, word, w + 2, left - 1, letters, style);
        return swapped
                || (hasLetter
                        && hasElement
                        && allowed.allows(Kind.REPLACED, letters)
                        && matches(glob, g + 1, word, w + 1, left - 1, letters, style))
                || (hasLetter
                        && allowed.allows(Kind.EXTRA, letters)
                        && matches(glob, g, word, w + 1, left - 1, letters, style))
                || (hasElement
                        && allowed.allows(Kind.FEWER, letters)
                        && matches(glob, g + 1, word, w, left - 1, letters, style));
    }

    private static boolean fits(int element, int letter) {
        return element == Glob.ANY || element == letter;
    }
}
