package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.gradebook.LearnerView;
import dev.assay.submissions.store.Account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a learner has in a course, all that they handed in taken together. */
@Path("/api/v1/courses/{course}/learners/{learner}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Submissions")
@AllowedTo({Role.ASSISTANT, Role.LEARNER})
public class LearnerResource {

    private final Lookup lookup;
    private final Desk desk;
    private final Caller caller;

    LearnerResource(Lookup lookup, Desk desk, Caller caller) {
        this.lookup = lookup;
        this.desk = desk;
        this.caller = caller;
    }

    /** Their grade. */
    @GET
    @Path("grade")
    @Operation(
            summary = "A learner's grade in a course",
            description =
                    "For each question the attempt that counts, the last or the best, as the"
                            + " policy says; `submission` is the one that it comes from.")
    @APIResponse(responseCode = "404", description = "They have handed nothing in")
    public ObjectNode grade(
            String course, String learner, @RestQuery("for") @Nullable String reader) {
        ServedCourse served = lookup.course(course);
        caller.audit(desk, served.course().id(), "");
        boolean isTheirs = caller.handsInAs().map(own -> own.equals(learner)).orElse(true);
        return (isTheirs
                        ? new LearnerView(desk.store())
                                .of(
                                        served.course(),
                                        learner,
                                        caller.audience(
                                                Reader.parse(reader == null ? "learner" : reader)))
                        : java.util.Optional.<ObjectNode>empty())
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        404,
                                        "Nothing handed in",
                                        "There is nothing of the learner " + learner));
    }
}
