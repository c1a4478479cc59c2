package dev.assay.sheet;

import java.util.List;
import java.util.Random;

/**
 * How a learner lays a sheet out.
 *
 * @param wording what becomes of the questions' wordings
 * @param number how a question's number is written; empty when there are none
 * @param mark what stands before an answer
 * @param inline whether answers stand on the question's line
 * @param quoted whether answers are quoted with {@code >}
 * @param indent what each line of an answer starts with
 * @param gapBefore blank lines before a question
 * @param gapAnswer blank lines before an answer
 * @param rules whether a rule ends each question
 * @param headings whether levels have headings
 * @param fence the fence that code stands in; empty for none
 * @param renumbered whether questions are deleted and the rest numbered anew
 * @param shuffled whether questions stand in any order
 * @param drops whether questions are deleted
 * @param answered 0 to 1: the share of questions that are answered
 */
record Layout(
        Wording wording,
        String number,
        String mark,
        boolean inline,
        boolean quoted,
        String indent,
        int gapBefore,
        int gapAnswer,
        boolean rules,
        boolean headings,
        String fence,
        boolean renumbered,
        boolean shuffled,
        boolean drops,
        double answered) {

    /** What becomes of a wording. */
    enum Wording {
        FULL,
        TOUCHED,
        EDITED,
        WRAPPED,
        SHORTENED,
        SOME_DROPPED,
        NONE
    }

    static final List<String> NUMBERS =
            List.of(
                    "%d. ",
                    "%d. ",
                    "%d. ",
                    "%d) ",
                    "%d.) ",
                    "(%d) ",
                    "%d: ",
                    "%d - ",
                    "Q%d: ",
                    "Q%d. ",
                    "Q%d) ",
                    "q%d ",
                    "Question %d: ",
                    "Question %d\n",
                    "**%d.** ",
                    "**Q%d:** ",
                    "### %d. ",
                    "## Question %d\n",
                    "#%d ",
                    "- %d. ",
                    "[%d] ",
                    "%d \u2013 ",
                    "**%d.**\n",
                    "Q.%d ",
                    "> %d. ",
                    "%d.\t",
                    "### Q%d\n\n",
                    "%d\\. ");

    private static final List<String> MARKS =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "A: ",
                    "Ans: ",
                    "Answer: ",
                    "-> ",
                    "=> ",
                    "**A:** ",
                    "**Answer:** ",
                    "A:\n",
                    "Ans. ",
                    "Answer - ",
                    "\u2192 ",
                    "A%d: ",
                    "Answer %d: ",
                    "A%d. ");

    /** Any layout in which a careful human still sees which answer belongs to which question. */
    static Layout any(Random random) {
        Wording wording = pick(random, List.of(Wording.values()));
        boolean lightly = wording.compareTo(Wording.EDITED) <= 0;
        boolean needsNumbers = wording.compareTo(Wording.SHORTENED) >= 0;
        String number = needsNumbers || random.nextInt(12) > 0 ? pick(random, NUMBERS) : "";
        String mark = pick(random, MARKS);
        boolean ownLine = number.endsWith("\n");
        boolean inline =
                !ownLine
                        && (random.nextInt(5) == 0
                                || (wording == Wording.NONE && random.nextBoolean()));
        return new Layout(
                wording,
                number,
                mark,
                inline,
                mark.isEmpty() && !inline && random.nextInt(12) == 0,
                pick(random, List.of("", "", "", "", "  ", "    ", "\t", "   ")),
                random.nextInt(3),
                random.nextInt(4) == 0 ? 1 : 0,
                random.nextInt(8) == 0,
                random.nextInt(3) > 0,
                pick(random, List.of("", "```", "```python")),
                lightly && !number.isEmpty() && random.nextInt(5) == 0,
                lightly && random.nextInt(6) == 0,
                random.nextInt(4) == 0,
                pick(random, List.of(0.1, 0.5, 0.9, 1.0)));
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
