package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.store.Batches;
import dev.assay.submissions.store.ClassBatch;
import java.util.Locale;

/** Batches as JSON. */
final class BatchJson {

    private BatchJson() {}

    static String address(ClassBatch batch) {
        return "/api/v1/batches/" + batch.id();
    }

    /** What is known of one without looking at its grades. */
    static ObjectNode of(ClassBatch batch) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", batch.id()).put("course", batch.course()).put("name", batch.name());
        json.put("state", batch.state().name().toLowerCase(Locale.ROOT));
        json.put("actor", batch.actor()).put("at", batch.madeAt().toString());
        return json.put("learners", batch.learners());
    }

    /** How far it is. */
    static ObjectNode of(ClassBatch batch, Batches batches) {
        ObjectNode json = of(batch);
        Batches.Progress progress = batches.progress(batch.id());
        json.put("submissions", progress.submissions()).put("waiting", progress.waiting());
        json.put("handedOver", progress.handedOver());
        ObjectNode answers = json.putObject("answers");
        batches.statuses(batch.id()).forEach(answers::put);
        batch.problems().stream().map(SafeText::oneLine).forEach(json.putArray("problems")::add);
        json.put("status", address(batch)).put("events", address(batch) + "/events");
        boolean isDone = batch.state() == ClassBatch.State.DONE;
        return json.put("results", isDone ? address(batch) + "/results" : null);
    }
}
