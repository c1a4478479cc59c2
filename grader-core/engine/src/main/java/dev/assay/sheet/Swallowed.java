package dev.assay.sheet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds questions that stand in a fence because an earlier fence was never closed. A question that
 * a learner quotes in a fence stands somewhere else too, or not where its number would be.
 */
final class Swallowed {

    private static final double ORDERED = 0.5;
    private static final double WORDY = 0.4;
    private static final int SEVERAL = 2;
    private static final double PLAIN = 0.85;

    private Swallowed() {}

    /** The lines, by index, of the questions that a fence has swallowed. */
    static Set<Integer> in(List<Candidate> candidates, Habits habits) {
        TreeMap<Integer, Integer> outside = new TreeMap<>();
        candidates.stream()
                .filter(candidate -> !candidate.code() && isPlain(candidate))
                .forEach(candidate -> outside.put(candidate.line(), question(candidate)));
        List<Candidate> inside =
                candidates.stream()
                        .filter(
                                candidate ->
                                        candidate.place() == Line.Place.CODE && isPlain(candidate))
                        .filter(candidate -> !outside.containsValue(question(candidate)))
                        .toList();
        boolean several =
                inside.stream().mapToInt(Swallowed::question).distinct().count() >= SEVERAL;
        Set<Integer> lines = new HashSet<>();
        for (Candidate candidate : inside) {
            var before = outside.floorEntry(candidate.line());
            var after = outside.ceilingEntry(candidate.line());
            boolean fits =
                    (before == null || before.getValue() < question(candidate))
                            && (after == null || after.getValue() > question(candidate));
            boolean telling = habits.ordered() >= ORDERED && habits.wordings() >= WORDY;
            if (telling ? fits : several) {
                lines.add(candidate.line());
            }
        }
        return lines;
    }

    private static boolean isPlain(Candidate candidate) {
        return !candidate.hits().isEmpty()
                && candidate.hits().getFirst().likeness() >= PLAIN
                && (!candidate.code() || candidate.number() == 0 || candidate.isSure());
    }

    private static int question(Candidate candidate) {
        return candidate.hits().getFirst().question().number();
    }
}
