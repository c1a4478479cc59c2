package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.SpellingIndex;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words that are looked for, and how each is known again: {@code fu11} is "full", {@code prevoius}
 * is "previous", Cyrillic letters among Latin ones are what they look like. Safe for several
 * threads.
 */
final class Vocabulary {

    private static final int LEAST_DISGUISED = 4;

    /** Signs and digits that are written for letters; of those for two the first is tried first. */
    private static final String SIGNS = "0134578@$";

    private static final String LETTERS = "oieastbas";
    private static final String OTHER_LETTERS = "oleastbas";

    /** Letters of other scripts that look like Latin ones. */
    private static final String FOREIGN =
            "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u043A\u043C\u0442\u0432\u043D\u03B1\u03BF\u03B5\u03B9\u03C1";

    private static final String LOOKALIKES = "aeopcyxikmtbhaoeip";

    /** So many readings are remembered, none of a longer word. */
    private static final int MOST_READINGS = 20_000;

    private static final int LONGEST_READING = 24;

    /** Shorter words are too like others to be misspelt. */
    private static final int LEAST_MISSPELT = 7;

    private final Set<String> words;
    private final Set<String> talk;
    private final List<String> misspelt;
    private final SpellingIndex spelling;

    /** How words that were read lately are read: learners of a class write the same ones. */
    private final Map<String, String> readings = new ConcurrentHashMap<>();

    private Vocabulary(Set<String> words, Set<String> talk, Set<String> exact) {
        this.talk = Set.copyOf(talk);
        this.words = Set.copyOf(words);
        // A misspelling is as near to "instruction" as to "instructions": one stands for both.
        List<String> known = new ArrayList<>();
        for (String word : new TreeSet<>(words)) {
            if (word.length() >= LEAST_MISSPELT && !exact.contains(word)) {
                if (!known.isEmpty() && English.isSameStem(known.getLast(), word)) {
                    known.removeLast();
                }
                known.add(word);
            }
        }
        this.misspelt = List.copyOf(known);
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : misspelt) {
            numbers.put(word, numbers.size());
        }
        this.spelling = new SpellingIndex(numbers, this.words);
    }

    /**
     * Of some words.
     *
     * @param talk those of them that are of no subject
     * @param exact those of them that are known only as they are
     */
    static Vocabulary of(Set<String> words, Set<String> talk, Set<String> exact) {
        return new Vocabulary(words, talk, exact);
    }

    /** Whether a word as {@link #read} gave it carries no grammar and is none of the talk. */
    boolean isOfSubject(String name) {
        return !talk.contains(name)
                && !English.isFunctionWord(name)
                && !name.isEmpty()
                && !Character.isDigit(name.codePointAt(0));
    }

    /** What a word is in lower case, without accents and signs; the word that was meant by it. */
    String read(String written) {
        if (written.length() > LONGEST_READING) {
            return readAnew(written);
        }
        String known = readings.get(written);
        if (known != null) {
            return known;
        }
        String read = readAnew(written);
        if (readings.size() >= MOST_READINGS) {
            readings.clear();
        }
        readings.put(written, read);
        return read;
    }

    private String readAnew(String written) {
        String plain = fold(written);
        if (words.contains(plain)) {
            return plain;
        }
        if (plain.length() >= LEAST_DISGUISED && hasLetter(plain)) {
            for (String letters : List.of(LETTERS, OTHER_LETTERS)) {
                String read = replaced(plain, SIGNS, letters);
                if (words.contains(read)) {
                    return read;
                }
            }
        }
        String latin = replaced(plain, FOREIGN, LOOKALIKES);
        if (words.contains(latin)) {
            return latin;
        }
        int meant = plain.length() < LEAST_MISSPELT - 1 ? -1 : spelling.find(plain, plain);
        return meant < 0 || English.isKnown(plain) ? plain : misspelt.get(meant);
    }

    private static boolean hasLetter(String word) {
        return word.chars().anyMatch(Character::isLetter);
    }

    private static String fold(String written) {
        boolean ascii = written.chars().allMatch(c -> c < 128);
        String flat = ascii ? written : Normalizer.normalize(written, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(flat.length());
        for (int i = 0; i < flat.length(); i++) {
            char c = flat.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '.' || c == '@' || c == '$' || c == '%') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static String replaced(String word, String from, String to) {
        StringBuilder read = new StringBuilder(word);
        for (int i = 0; i < read.length(); i++) {
            int which = from.indexOf(read.charAt(i));
            if (which >= 0) {
                read.setCharAt(i, to.charAt(which));
            }
        }
        return read.toString();
    }
}
