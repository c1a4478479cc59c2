package dev.assay.submissions.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.review.Reviewing.Shown;

/** What is to be looked at as JSON. */
public final class ReviewJson {

    private ReviewJson() {}

    /** One grade, with its answer and its evidence. */
    public static ObjectNode of(Shown shown) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("submission", shown.item().held().submission());
        json.put("learner", shown.item().learner());
        json.put("question", shown.item().held().question());
        json.put("event", shown.item().held().event());
        json.put("since", shown.item().since().toString());
        json.put("asked", shown.item().wish().orElse(null));
        json.put("alike", shown.item().alike());
        json.set("grade", shown.grade());
        return json;
    }
}
