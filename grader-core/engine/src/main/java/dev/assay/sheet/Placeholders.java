package dev.assay.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What people put where they give no answer. */
final class Placeholders {

    private static final int LONGEST = 60;

    /**
     * What a note that puts an answer off begins with, and all the words that it may go on with.
     */
    private static final Set<String> PUTTING_OFF = Set.of("todo", "tbd", "tba", "skip", "skipped");

    private static final Set<String> FOR_NOW =
            Set.of(
                    "this",
                    "it",
                    "one",
                    "question",
                    "for",
                    "now",
                    "later",
                    "finish",
                    "complete",
                    "answer",
                    "come",
                    "back",
                    "to",
                    "the",
                    "do",
                    "will",
                    "fill",
                    "in",
                    "write",
                    "i",
                    "ill",
                    "add",
                    "here");
    private static final Set<String> WORDS =
            Set.of(
                    "",
                    "na",
                    "n a",
                    "n/a",
                    "todo",
                    "to do",
                    "tbd",
                    "tba",
                    "skip",
                    "skipped",
                    "blank",
                    "left blank",
                    "empty",
                    "no answer",
                    "not answered",
                    "unanswered",
                    "not attempted",
                    "no answer given",
                    "not done",
                    "answer",
                    "your text here",
                    "click or tap here to enter text",
                    "click here to enter text",
                    "your answer",
                    "your answer here",
                    "answer here",
                    "type your answer here",
                    "write your answer here",
                    "enter your answer here");

    private Placeholders() {}

    /** Whether a text is no answer: only marks, or {@code N/A}, {@code todo} and the like. */
    static boolean isPlaceholder(String answer) {
        if (answer.length() > LONGEST
                && answer.strip().length() > LONGEST
                && !isMarksOnly(answer)) {
            return false;
        }
        int from = 0;
        int to = answer.length();
        while (from < to && isMark(answer.charAt(from))) {
            from++;
        }
        while (to > from && isMark(answer.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            return isNothing(answer);
        }
        String word =
                answer.substring(from, to)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", " ")
                        .replace("n.a", "na");
        return WORDS.contains(word) || putsOff(word);
    }

    /** Whether it is {@code todo: finish this later} and the like. */
    private static boolean putsOff(String note) {
        List<String> words =
                Word.of(note, 0, note.length(), FOR_NOW.size()).stream().map(Word::norm).toList();
        return !words.isEmpty()
                && PUTTING_OFF.contains(words.getFirst())
                && FOR_NOW.containsAll(words.subList(1, words.size()));
    }

    private static boolean isMarksOnly(String answer) {
        return answer.chars().allMatch(c -> isMark((char) c));
    }

    private static boolean isMark(char c) {
        return !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
    }

    /**
     * Marks alone are nothing when they are dashes, dots, question marks, underscores or a fence.
     */
    private static boolean isNothing(String marks) {
        return marks.chars()
                .allMatch(
                        c ->
                                Chars.isBlank((char) c)
                                        || Chars.isDash((char) c)
                                        || "._?\u2026*~`()[]<>/|#=:\"'".indexOf(c) >= 0);
    }
}
