package dev.assay.submissions.store;

import dev.assay.submissions.store.Regrade.Side;
import java.util.List;

/**
 * A grade that holds now, with the answer that it is of.
 *
 * @param seq the submission's row
 * @param submission the submission's id
 * @param event the row of the event that gave it
 * @param questionKey what it depended on besides the answer; empty when that is not known
 * @param content the answer's hash
 * @param doubts what was doubtful about the answer
 * @param body the grade's hash
 * @param isHuman whether a human gave it
 */
public record HeldGrade(
        long seq,
        String submission,
        String question,
        long event,
        String questionKey,
        Side grade,
        String revision,
        String content,
        List<String> doubts,
        String body,
        boolean isHuman) {

    public HeldGrade {
        doubts = List.copyOf(doubts);
    }
}
