package dev.assay.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a course's wordings: how much each tells, and which of them a misspelt word may be.
 * Immutable once made.
 */
final class Vocabulary {

    private static final int GRAM = 2;
    private static final int LONGEST = 40;

    private final double unknown;
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, List<String>> grams = new HashMap<>();

    Vocabulary(Collection<List<Word>> wordings) {
        Map<String, Integer> count = new HashMap<>();
        for (List<Word> wording : wordings) {
            Set<String> distinct = new HashSet<>();
            wording.forEach(word -> distinct.add(word.norm()));
            distinct.forEach(word -> count.merge(word, 1, Integer::sum));
        }
        double all = Math.max(2, wordings.size());
        count.forEach(
                (word, in) -> weights.put(word, Math.max(0.3, Math.min(3.5, Math.log(all / in)))));
        unknown = 0.7 * weights.values().stream().mapToDouble(w -> w).average().orElse(1);
        for (String word : weights.keySet().stream().sorted().toList()) {
            for (String gram : gramsOf(word)) {
                grams.computeIfAbsent(gram, g -> new ArrayList<>()).add(word);
            }
        }
    }

    /** How much a word tells; one that no wording has counts somewhat less than the mean. */
    double weight(String word) {
        Double weight = weights.get(word);
        return weight != null ? weight : unknown * Math.min(1, word.length() / 6.0);
    }

    boolean knows(String word) {
        return weights.containsKey(word);
    }

    /** The words that a misspelt word may be meant for. */
    List<String> near(String word) {
        if (word.length() < 3 || word.length() > LONGEST) {
            return List.of();
        }
        Set<String> own = gramsOf(word);
        Map<String, Integer> shared = new HashMap<>();
        for (String gram : own) {
            grams.getOrDefault(gram, List.of()).forEach(w -> shared.merge(w, 1, Integer::sum));
        }
        List<String> near = new ArrayList<>();
        shared.forEach(
                (candidate, count) -> {
                    if ((count * 3 >= own.size() || word.length() == 3)
                            && Spelling.near(word, candidate)) {
                        near.add(candidate);
                    }
                });
        near.sort(null);
        return near;
    }

    private static Set<String> gramsOf(String word) {
        Set<String> found = new HashSet<>();
        String padded = "^" + word + "$";
        for (int i = 0; i + GRAM <= padded.length(); i++) {
            found.add(padded.substring(i, i + GRAM));
        }
        return found;
    }
}
