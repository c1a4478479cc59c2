package dev.assay.grading;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a submission came to: the one shape that the command line, the API and the exports share.
 *
 * @param course the course's id
 * @param revision the course's revision
 * @param learner as in the submission
 * @param points the sum of the questions' rounded points
 * @param maxPoints of all questions of the course
 * @param gradable how many questions have no {@code failed} or {@code pending} grade
 * @param answered how many questions have an answer
 * @param isFinal whether no question is {@code pending}; JSON calls it {@code final}
 * @param problems from the submission
 * @param questions one for each question of the course, in its order
 */
public record SubmissionGrade(
        String course,
        String revision,
        String learner,
        BigDecimal points,
        BigDecimal maxPoints,
        int gradable,
        int answered,
        boolean isFinal,
        List<Submission.Remark> problems,
        List<QuestionGrade> questions) {

    public SubmissionGrade {
        problems = List.copyOf(problems);
        questions = List.copyOf(questions);
    }
}
