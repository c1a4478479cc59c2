package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.review.Decision;
import dev.assay.submissions.review.Reviewing;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.StoredSubmission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A human's word on one grade, which outranks the machine's; and a learner's wish for it. */
@Path("/api/v1/submissions/{id}/questions/{question}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Review")
public class DecisionResource {

    private final Settings settings;
    private final Desk desk;
    private final DecisionDesk decisions;
    private final Caller caller;

    DecisionResource(Settings settings, Desk desk, DecisionDesk decisions, Caller caller) {
        this.settings = settings;
        this.desk = desk;
        this.decisions = decisions;
        this.caller = caller;
    }

    /** Decides a grade. */
    @POST
    @Path("decision")
    @AllowedTo(Role.ASSISTANT)
    @Operation(
            summary = "Decide a grade: confirm it, or give other points with a reason",
            description =
                    "`event` is the one that was looked at: what `…/review` or the history says."
                        + " `points` and `reason`, or neither to confirm the machine's points;"
                        + " `feedback` is told to the learner; `alike`: true decides it for"
                        + " everybody in the course who gave the same answer and is not decided"
                        + " yet; `actor` is who decides. It holds whatever is graded anew later.")
    @APIResponse(
            responseCode = "200",
            description = "For how many grades it holds, and how many alike were left")
    @APIResponse(responseCode = "409", description = "It can't be decided so, or has just changed")
    public ObjectNode decide(String id, String question, InputStream body)
            throws IOException, RefusedException {
        StoredSubmission submission = decisions.submission(id);
        caller.audit(desk, submission.course(), id);
        JsonNode json = Bodies.json(body, settings);
        HeldGrade seen = seen(submission, question, json);
        Reviewing.Decided decided = decisions.decide(submission, seen, decision(json));
        return JsonNodeFactory.instance
                .objectNode()
                .put("decided", decided.decided())
                .put("left", decided.left());
    }

    private Decision decision(JsonNode json) {
        JsonNode points = json.path("points");
        if (json.has("points") && !points.isNumber()) {
            throw ApiException.of(400, "Bad request", "\"points\" is a number");
        }
        Optional<BigDecimal> given =
                points.isNumber() ? Optional.of(points.decimalValue()) : Optional.empty();
        try {
            return new Decision(
                    caller.actor(json),
                    given,
                    json.path("reason").asText(""),
                    json.path("feedback").asText(""),
                    json.path("alike").asBoolean());
        } catch (IllegalArgumentException e) {
            throw ApiException.of(400, "Bad request", String.valueOf(e.getMessage()));
        }
    }

    /** Takes a decision back. */
    @POST
    @Path("decision/withdraw")
    @AllowedTo(Role.ASSISTANT)
    @Operation(
            summary = "Let the machine's last word on a grade hold again",
            description = "`event` is the decision that was looked at; `reason` says why.")
    @APIResponse(responseCode = "409", description = "No person has decided it, or it has changed")
    public ObjectNode withdraw(String id, String question, InputStream body)
            throws IOException, RefusedException {
        StoredSubmission submission = decisions.submission(id);
        caller.audit(desk, submission.course(), id);
        JsonNode json = Bodies.json(body, settings);
        String why = json.path("reason").asText("no reason given").strip();
        decisions.withdraw(submission, seen(submission, question, json), caller.actor(json), why);
        return JsonNodeFactory.instance.objectNode().put("withdrawn", true);
    }

    private HeldGrade seen(StoredSubmission submission, String question, JsonNode json) {
        HeldGrade held = decisions.held(submission, question);
        if (!json.path("event").isIntegralNumber()) {
            throw ApiException.of(
                    400,
                    "Bad request",
                    "\"event\" is the number of the grade's event that you looked at, as the"
                            + " review and the history for=grader say");
        }
        return decisions.seen(submission, held.question(), json.path("event").asLong());
    }

    /** Asks for another look. */
    @POST
    @Path("look")
    @AllowedTo({Role.ASSISTANT, Role.LEARNER})
    @Operation(
            summary = "Ask that a person looks at a grade",
            description = "`text` says why; once, until somebody has looked.")
    @APIResponse(responseCode = "409", description = "It was asked for already")
    public ObjectNode look(String id, String question, InputStream body)
            throws IOException, RefusedException {
        StoredSubmission submission = decisions.submission(id);
        caller.audit(desk, submission.course(), id);
        HeldGrade held = decisions.held(submission, question);
        String wish = Bodies.json(body, settings).path("text").asText("").strip();
        if (wish.isEmpty() || wish.length() > Decision.LONGEST_TEXT) {
            throw ApiException.of(400, "Bad request", "\"text\" says why, in 1 to 1000 characters");
        }
        if (held.grade().status().equals("pending")) {
            throw ApiException.of(409, "Not graded yet", "It is still being graded");
        }
        if (!desk.store().reviews().ask(held, wish)) {
            throw ApiException.of(409, "Asked already", "Somebody will look at it");
        }
        return JsonNodeFactory.instance.objectNode().put("asked", true);
    }
}
