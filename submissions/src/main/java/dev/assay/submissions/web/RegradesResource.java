package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.regrade.RegradeJson;
import dev.assay.submissions.store.Account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A course's regrades: begun here, then asked for by their ids. */
@Path("/api/v1/courses/{course}/regrades")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Regrades", description = "What a changed course would change, and letting it")
public class RegradesResource {

    private static final int MOST_LISTED = 100;

    private final Settings settings;
    private final Lookup lookup;
    private final Desk desk;
    private final RegradeDesk regrades;
    private final Caller caller;

    RegradesResource(
            Settings settings, Lookup lookup, Desk desk, RegradeDesk regrades, Caller caller) {
        this.settings = settings;
        this.lookup = lookup;
        this.desk = desk;
        this.regrades = regrades;
        this.caller = caller;
    }

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Find out what the course as it is now would change",
            description =
                    "In the background. `against`: only grades that this revision has made;"
                            + " `actor`: who asks for it. Nothing changes yet.")
    @APIResponse(responseCode = "202", description = "`Location` says where to ask")
    public Response begin(String course, InputStream body) throws IOException, RefusedException {
        ServedCourse served = lookup.course(course);
        caller.audit(desk, served.course().id(), "");
        JsonNode json = Bodies.json(body, settings);
        String against = json.path("against").asText("");
        if (!against.isEmpty()
                && !desk.store().grades().revisions(served.course().id()).contains(against)) {
            throw ApiException.unknown(
                    "revision", against, desk.store().grades().revisions(served.course().id()));
        }
        String id = regrades.begin(served.bound(), against, caller.actor(json));
        return Response.accepted(RegradeJson.of(desk.store().regrades().find(id).orElseThrow()))
                .location(URI.create("/api/v1/regrades/" + id))
                .build();
    }

    /** A course's. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Operation(summary = "A course's regrades, the last one first")
    public ObjectNode ofCourse(String course) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("regrades");
        desk.store()
                .regrades()
                .ofCourse(lookup.course(course).course().id(), MOST_LISTED)
                .forEach(regrade -> list.add(RegradeJson.of(regrade)));
        return json;
    }
}
