package dev.assay.checkers.text.pattern;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of one answer, and which words of the rules each of them is. */
final class AnswerWords {

    /** In longer answers words come again and again. */
    private static final int WORTH_REMEMBERING = 60;

    private final List<Word> words;
    private final int[][] found;

    AnswerWords(Answer answer, Reading reading, Lexicon lexicon) {
        WordReader reader = new WordReader(reading);
        for (AnswerFile file : answer.files()) {
            reader.read(file.path(), file.text());
        }
        words = reader.words();
        found = new int[words.size()][];
        Map<String, int[]> known = new HashMap<>();
        boolean remember = words.size() > WORTH_REMEMBERING;
        for (int i = 0; i < found.length; i++) {
            Word word = words.get(i);
            found[i] =
                    remember
                            ? known.computeIfAbsent(word.raw(), raw -> lexicon.find(word))
                            : lexicon.find(word);
        }
    }

    int size() {
        return found.length;
    }

    List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    Word get(int index) {
        return words.get(index);
    }

    /** Whether a word is one of any rule. */
    boolean matters(int index) {
        return found[index].length > 0;
    }

    /** How one of the patterns matches a word, with the fewest mistakes; -1 when none does. */
    int find(int index, int[] patterns) {
        int best = -1;
        for (int one : found[index]) {
            for (int pattern : patterns) {
                if (Lexicon.pattern(one) == pattern
                        && (best < 0 || Lexicon.mistakes(one) < Lexicon.mistakes(best))) {
                    best = one;
                }
            }
        }
        return best;
    }
}
