package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Audience;
import dev.assay.submissions.queue.Progress;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.Releases;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.web.StatusStream.Told;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What became of submissions. Without accounts whoever knows a submission's id may ask: nobody
 * guesses one.
 */
@Path("/api/v1/submissions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Submissions")
@AllowedTo({Role.ASSISTANT, Role.LEARNER})
public class SubmissionsResource {

    private final Desk desk;
    private final Caller caller;

    SubmissionsResource(Desk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** How far it is. */
    @GET
    @Operation(
            summary = "How far a submission is",
            description =
                    "`status`: `waiting` (nothing is graded yet), `grading` (some is), `graded`, or"
                            + " `handed-over` (a person must look at something that is our fault)")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.StatusBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such submission",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    public ObjectNode status(String id) {
        return status(find(id));
    }

    /** Its grade. */
    @GET
    @Path("grade")
    @Operation(
            summary = "A submission's grade as it is now",
            description =
                    "`final` is false while some of it is `pending`; what is graded is shown"
                            + " meanwhile.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(implementation = ApiSchemas.SubmissionGradeBody.class)))
    public ObjectNode grade(String id, @RestQuery("for") @Nullable String reader) {
        StoredSubmission submission = find(id);
        caller.audit(desk, submission.course(), id);
        return desk.grade(submission, audience(reader));
    }

    /** Who or what gave each grade, and when. */
    @GET
    @Path("history")
    @Operation(summary = "All that happened to a submission's grades, in order")
    @APIResponse(
            responseCode = "200",
            description =
                    "Grades are appended, never overwritten; for=grader has each `event`'s number."
                            + " A learner sees nothing of what is withheld, and neither who"
                            + " decided nor the reasons that graders gave each other.")
    public ObjectNode history(String id, @RestQuery("for") @Nullable String reader) {
        StoredSubmission submission = find(id);
        Audience audience = audience(reader);
        caller.audit(desk, submission.course(), id);
        Releases.Withheld withheld = desk.store().releases().of(submission, audience);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode events = json.putArray("events");
        for (GradeEvent event : desk.store().grades().history(id)) {
            if (withheld.hides(event.question())) {
                continue;
            }
            events.add(HistoryJson.of(event, audience));
        }
        return json;
    }

    /** Has what was handed over tried again. */
    @POST
    @Path("retry")
    @AllowedTo(Role.ASSISTANT)
    @Operation(summary = "Try again what failed by our fault and was handed to a person")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.StatusBody.class)))
    public ObjectNode retry(String id) {
        StoredSubmission submission = find(id);
        caller.audit(desk, submission.course(), id);
        if (!desk.store().jobs().retry(id)) {
            throw ApiException.of(
                    409, "Nothing to try again", "Nothing of this submission was handed over");
        }
        desk.wake();
        return status(submission);
    }

    /** Tells of each change as it comes. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a submission until it is graded",
            description = "Server-sent events named `status`, each with the status as JSON")
    public void events(String id, @Context SseEventSink sink, @Context Sse sse)
            throws InterruptedException {
        StoredSubmission submission = find(id);
        try (Progress.Watch watch = desk.progress().watch(id)) {
            StatusStream.send(
                    sink,
                    sse,
                    () -> {
                        ObjectNode now = status(submission);
                        return new Told(now, isOver(now));
                    },
                    watch::await);
        }
    }

    private static boolean isOver(ObjectNode status) {
        String word = status.path("status").asText();
        return word.equals("graded") || word.equals("handed-over");
    }

    private Audience audience(@Nullable String reader) {
        return caller.audience(Reader.parse(reader == null ? "learner" : reader));
    }

    private StoredSubmission find(String id) {
        return desk.store()
                .submissions()
                .find(id)
                .filter(caller::maySee)
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        404, "No such submission", "There is no submission " + id));
    }

    private ObjectNode status(StoredSubmission submission) {
        // The job first: when it is gone, the grades are there.
        boolean isWaiting = desk.store().jobs().isWaiting(submission.id());
        Map<String, GradeEvent> grades = desk.store().grades().current(submission.id());
        long graded = grades.values().stream().filter(event -> !event.isPending()).count();
        int answers = submission.submission().answers().size();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", submission.id()).put("course", submission.course());
        json.put("learner", submission.name());
        json.put("receivedAt", submission.receivedAt().toString());
        json.put("answers", answers).put("graded", graded);
        boolean isHandedOver = !isWaiting && desk.store().jobs().isHandedOver(submission.id());
        json.put(
                "status",
                isHandedOver
                        ? "handed-over"
                        : !isWaiting ? "graded" : grades.isEmpty() ? "waiting" : "grading");
        json.put("grade", "/api/v1/submissions/" + submission.id() + "/grade");
        return json;
    }
}
