package dev.assay.sheet;

import java.util.Locale;
import java.util.Set;

/** What people put where they give no answer. */
final class Placeholders {

    private static final int LONGEST = 60;
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
        String word = answer.substring(from, to).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return WORDS.contains(word);
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
