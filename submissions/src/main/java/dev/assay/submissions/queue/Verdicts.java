package dev.assay.submissions.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.AnswerOutcomes;
import dev.assay.grading.GradeJson;
import dev.assay.grading.QuestionGrade;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Outcomes;
import dev.assay.submissions.store.Verdict;
import java.util.TreeMap;

/** Makes grades into what is kept of them. */
public final class Verdicts {

    private Verdicts() {}

    /**
     * What is kept of a grade.
     *
     * @param key of all that it depends on
     * @param outcomes what it rests on
     */
    public static Verdict of(String key, QuestionGrade grade, AnswerOutcomes outcomes) {
        ObjectNode grader = bare(grade, Audience.GRADER);
        return new Verdict(
                key,
                grader.path("status").asText(),
                grade.points(),
                grade.maxPoints(),
                new Verdict.Rendered(
                        grader,
                        bare(grade, Audience.LEARNER),
                        Outcomes.Packed.of(new TreeMap<>(outcomes.used()))));
    }

    /** The answer is kept once, with the submission. */
    private static ObjectNode bare(QuestionGrade grade, Audience audience) {
        ObjectNode json = GradeJson.of(grade, audience);
        json.putNull("answer");
        return json;
    }
}
