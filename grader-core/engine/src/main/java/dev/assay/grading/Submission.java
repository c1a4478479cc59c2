package dev.assay.grading;

import dev.assay.spi.Answer;
import java.util.List;

/**
 * A learner's answers to one or more questions, handed in at one time.
 *
 * @param learner id or name; empty when it is not known
 * @param answers at most one for a question
 * @param problems what whoever read the submission could not place or had to decide
 */
public record Submission(String learner, List<Given> answers, List<Remark> problems) {

    public Submission {
        answers = List.copyOf(answers);
        problems = List.copyOf(problems);
    }

    /**
     * One answer.
     *
     * @param question the question's id
     * @param answer what was given; a blank one is {@code unanswered}
     * @param doubts reasons why a human should look at it, whatever its grade; empty as a rule
     */
    public record Given(String question, Answer answer, List<String> doubts) {

        public Given {
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * A remark on the submission as a whole.
     *
     * @param line of the sheet, from 1; 0 when it is about no line
     * @param text the line, cut to a readable length
     * @param message what was made of it
     */
    public record Remark(int line, String text, String message) {}
}
