package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.ClassBatch;
import dev.assay.submissions.web.ClassUploads.Kind;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes a class's work as a whole. */
@Path("/api/v1/courses/{course}/batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Batches", description = "A class, handed in and graded as one piece of work")
public class BatchesResource {

    private static final String NAME = "What it is called, such as week-3.zip";

    private final Lookup lookup;
    private final Desk desk;
    private final BatchDesk batches;
    private final Caller caller;

    BatchesResource(Lookup lookup, Desk desk, BatchDesk batches, Caller caller) {
        this.lookup = lookup;
        this.desk = desk;
        this.batches = batches;
        this.caller = caller;
    }

    /** Takes a zip. */
    @POST
    @Consumes({"application/zip", "application/x-zip-compressed"})
    @Operation(
            summary = "Hand in a class's work, and have it graded",
            description =
                    "A zip as `assay batch` takes it: a sheet or a folder for each learner, or"
                            + " Moodle's or Canvas's download; or a table with learner, question"
                            + " and answer, as text/csv or application/x-ndjson. Learners are found"
                            + " on the course's roster. When 202 comes, it is kept; the same again"
                            + " is the same batch.")
    @APIResponse(
            responseCode = "202",
            description = "It is on disk, and will be graded; `Location` says where to ask")
    @APIResponse(responseCode = "413", description = "It is larger than what is taken")
    public Response zip(
            String course,
            @Parameter(description = NAME) @RestQuery @Nullable String name,
            InputStream body)
            throws IOException, RefusedException {
        return receive(course, Kind.ZIP, name, body);
    }

    /** Takes a table. */
    @POST
    @Consumes("text/csv")
    @Operation(hidden = true)
    public Response csv(String course, @RestQuery @Nullable String name, InputStream body)
            throws IOException, RefusedException {
        return receive(course, Kind.CSV, name, body);
    }

    /** Takes lines of JSON. */
    @POST
    @Consumes({"application/x-ndjson", "application/jsonl"})
    @Operation(hidden = true)
    public Response lines(String course, @RestQuery @Nullable String name, InputStream body)
            throws IOException, RefusedException {
        return receive(course, Kind.JSONL, name, body);
    }

    private Response receive(String course, Kind kind, @Nullable String name, InputStream body)
            throws IOException, RefusedException {
        ServedCourse served = lookup.course(course);
        caller.audit(desk, served.course().id(), "");
        ClassBatch batch =
                batches.receive(
                        served,
                        kind,
                        name == null ? "class" : name,
                        body,
                        caller.actor(JsonNodeFactory.instance.objectNode()));
        return Response.accepted(BatchJson.of(batch, desk.store().batches()))
                .location(URI.create(BatchJson.address(batch)))
                .build();
    }

    /** A course's. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Operation(summary = "A course's batches that came over HTTP, the last one first")
    public ObjectNode ofCourse(String course) {
        String id = lookup.course(course).course().id();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("batches");
        desk.store().batches().ofCourse(id).forEach(batch -> list.add(BatchJson.of(batch)));
        return json;
    }
}
