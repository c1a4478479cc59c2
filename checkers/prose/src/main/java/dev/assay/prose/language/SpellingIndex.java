package dev.assay.prose.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/**
 * Finds the word that a misspelt one was meant to be, among those that a rubric looks for.
 *
 * <p>A word of up to four letters has to be right; one of five to seven may be one edit away
 * (Damerau-Levenshtein: a letter more, less, other, or two swapped), a longer one two. A common
 * English word, a word of the question, and anything with a digit is never a misspelling; nor is
 * what lies as near to another word of the rubric.
 */
public final class SpellingIndex {

    private static final int NO_TOLERANCE = 4;
    private static final int ONE_EDIT = 7;

    /** Letters that sound alike at the beginning of a word. */
    private static final Set<String> ALIKE =
            Set.of("ck", "kc", "sc", "cs", "ei", "ie", "gj", "jg", "zs", "sz");

    private record Form(String text, int letters, int edits, int word) {}

    private static final DamerauLevenshteinDistance[] WITHIN = {
        new DamerauLevenshteinDistance(0),
        new DamerauLevenshteinDistance(1),
        new DamerauLevenshteinDistance(2)
    };

    private final List<List<Form>> byLength;
    private final Set<String> never;

    /**
     * Makes an index.
     *
     * @param words what may be misspelt, each with the number it is known by
     * @param never words of the rubric and the question: none of them is a misspelling
     */
    public SpellingIndex(Map<String, Integer> words, Set<String> never) {
        List<List<Form>> forms = new ArrayList<>();
        Map<String, Form> seen = new HashMap<>();
        words.forEach(
                (word, number) -> {
                    int edits = edits(word);
                    if (edits > 0) {
                        for (String form : Forms.inflections(word)) {
                            Form entry = new Form(form, letters(form), edits, number);
                            if (seen.putIfAbsent(form + '/' + number, entry) == null) {
                                while (forms.size() <= form.length()) {
                                    forms.add(new ArrayList<>());
                                }
                                forms.get(form.length()).add(entry);
                            }
                        }
                    }
                });
        this.byLength = forms.stream().map(List::copyOf).toList();
        this.never = Set.copyOf(never);
    }

    /** How many edits a word of the rubric may be away; 0 for those that have to be right. */
    public static int edits(String word) {
        if (word.length() <= NO_TOLERANCE || !isLetters(word)) {
            return 0;
        }
        return word.length() <= ONE_EDIT ? 1 : 2;
    }

    /**
     * The number of the word that this one was meant to be, or -1.
     *
     * @param name in lower case
     * @param stem its stem
     */
    public int find(String name, String stem) {
        if (name.length() <= NO_TOLERANCE - 1
                || byLength.isEmpty()
                || name.length() > byLength.size() + 2
                || !isLetters(name)
                || English.isKnown(name, stem)
                || never.contains(name)
                || never.contains(stem)) {
            return -1;
        }
        int letters = letters(name);
        int best = -1;
        int fewest = 3;
        boolean tie = false;
        int longest = Math.min(byLength.size() - 1, name.length() + 2);
        for (int length = Math.max(0, name.length() - 2); length <= longest; length++) {
            for (Form form : byLength.get(length)) {
                int limit = Math.min(form.edits, fewest);
                if (Math.abs(length - name.length()) > limit
                        || Integer.bitCount(form.letters ^ letters) > 2 * limit
                        || !beginAlike(name, form.text)) {
                    continue;
                }
                int distance = WITHIN[limit == 3 ? 2 : limit].apply(name, form.text);
                if (distance < 0 || distance > limit) {
                    continue;
                }
                if (distance < fewest) {
                    fewest = distance;
                    best = form.word;
                    tie = false;
                } else if (form.word != best) {
                    tie = true;
                }
            }
        }
        return tie ? -1 : best;
    }

    private static boolean beginAlike(String one, String other) {
        char a = one.charAt(0);
        char b = other.charAt(0);
        return a == b
                || (a == other.charAt(1) && one.charAt(1) == b)
                || ALIKE.contains("" + a + b)
                || (a == 'f' && other.startsWith("ph"))
                || (a == 'n' && other.startsWith("kn"));
    }

    private static boolean isLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    private static int letters(String word) {
        int mask = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z') {
                mask |= 1 << (c - 'a');
            }
        }
        return mask;
    }
}
