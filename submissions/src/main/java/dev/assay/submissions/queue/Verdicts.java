package dev.assay.submissions.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.GradeJson;
import dev.assay.grading.QuestionGrade;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Verdict;

/** Makes grades into what is kept of them. */
public final class Verdicts {

    private Verdicts() {}

    /**
     * What is kept of a grade.
     *
     * @param key of all that it depends on
     */
    public static Verdict of(String key, QuestionGrade grade) {
        ObjectNode grader = bare(grade, Audience.GRADER);
        return new Verdict(
                key,
                grader.path("status").asText(),
                grade.points(),
                grade.maxPoints(),
                new Verdict.Rendered(grader.toString(), bare(grade, Audience.LEARNER).toString()));
    }

    /** The answer is kept once, with the submission. */
    private static ObjectNode bare(QuestionGrade grade, Audience audience) {
        ObjectNode json = GradeJson.of(grade, audience);
        json.putNull("answer");
        return json;
    }
}
