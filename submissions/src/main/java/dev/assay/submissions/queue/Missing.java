package dev.assay.submissions.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.grading.Submission.Given;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Verdict;
import java.math.BigDecimal;
import java.util.Optional;

/** An answer to a question that the course has no longer: ours to mend, and never a zero. */
final class Missing {

    private Missing() {}

    static Made question(Given given, Course course) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("question", given.question()).put("number", 0).put("status", "failed");
        json.putNull("points").put("maxPoints", 0).putNull("rawPoints").putArray("adjustments");
        json.put("confidence", 0);
        json.putArray("reasons").add("the course " + course.id() + " has no such question now");
        json.putNull("answer").put("attempt", 1).putArray("criteria");
        json.putArray("feedback");
        json.putNull("madeWith");
        Verdict verdict =
                new Verdict(
                        "",
                        "failed",
                        Optional.empty(),
                        BigDecimal.ZERO,
                        new Verdict.Rendered(json, json));
        return new Made(given.question(), "", verdict, false, "");
    }
}
