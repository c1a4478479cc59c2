package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Jobs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is still to be graded. */
@Path("/api/v1/queue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Submissions")
@AllowedTo(Role.ASSISTANT)
public class QueueResource {

    private static final int MOST_SHOWN = 1000;

    private final Desk desk;
    private final Caller caller;

    QueueResource(Desk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** How much waits, and what a person must look at. */
    @GET
    @Operation(
            summary = "What waits to be graded, and what a person must look at",
            description =
                    "`handedOver` are submissions that failed by our fault however often they were"
                            + " tried, each with its cause; `POST"
                            + " /api/v1/submissions/{id}/retry` tries one again.")
    public ObjectNode queue() {
        Jobs.Depth depth = desk.store().jobs().depth();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode waiting = json.putObject("waiting");
        depth.waiting()
                .forEach((stage, jobs) -> waiting.put(stage.name().toLowerCase(Locale.ROOT), jobs));
        json.put("oldest", depth.oldest().map(Instant::toString).orElse(null));
        ArrayNode handedOver = json.putArray("handedOver");
        for (Jobs.HandedOver job : desk.store().jobs().handedOver(MOST_SHOWN)) {
            if (!caller.isIn(job.course())) {
                continue;
            }
            handedOver
                    .addObject()
                    .put("submission", job.submission())
                    .put("course", job.course())
                    .put("attempts", job.attempts())
                    .put("cause", job.cause());
        }
        return json;
    }
}
