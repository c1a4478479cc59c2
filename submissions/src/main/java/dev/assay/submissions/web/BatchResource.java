package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.ClassBatch;
import dev.assay.submissions.store.ClassBatch.State;
import dev.assay.submissions.web.StatusStream.Told;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a class's work. */
@Path("/api/v1/batches/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Batches")
@AllowedTo(Role.ASSISTANT)
public class BatchResource {

    private static final String WHOLE = "results.zip";

    private final Lookup lookup;
    private final Desk desk;
    private final BatchDesk batches;
    private final Caller caller;

    BatchResource(Lookup lookup, Desk desk, BatchDesk batches, Caller caller) {
        this.lookup = lookup;
        this.desk = desk;
        this.batches = batches;
        this.caller = caller;
    }

    /** How far it is. */
    @GET
    @Operation(
            summary = "How far a batch is",
            description =
                    "`state`: `arriving`, `waiting`, `running`, `done` or `failed` (it can't be"
                        + " read); `learners` handed in, of whose `submissions` some are `waiting`;"
                        + " `answers` by status; `problems`: what can't be used, and where.")
    public ObjectNode status(String id) {
        return BatchJson.of(find(id), desk.store().batches());
    }

    /** Tells of each change as it comes. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a batch until it is graded",
            description = "Server-sent events named `status`, each with the status as JSON")
    public void events(String id, @Context SseEventSink sink, @Context Sse sse)
            throws InterruptedException {
        find(id);
        StatusStream.send(
                sink,
                sse,
                () -> {
                    ClassBatch batch = find(id);
                    return new Told(BatchJson.of(batch, desk.store().batches()), batch.isOver());
                },
                Thread::sleep);
    }

    /** What came of it, as files. */
    @GET
    @Path("results")
    @Operation(
            summary = "The files that a batch comes to",
            description =
                    "Gradebooks as CSV (plain, Moodle, Canvas), `grades.jsonl`, a page for the"
                            + " class and one for each learner, Gradescope's files; and"
                            + " `results.zip`, all of them. As the grades are now.")
    @APIResponse(responseCode = "409", description = "It is not graded yet")
    public ObjectNode results(String id) throws IOException {
        ClassBatch batch = find(id);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode files = json.putArray("files");
        String address = BatchJson.address(batch) + "/results/";
        add(files, WHOLE, address);
        files(folder(batch)).forEach(name -> add(files, name, address));
        return json;
    }

    private static void add(ArrayNode files, String name, String address) {
        String path = UriBuilder.fromPath(address + name).build().toASCIIString();
        files.addObject().put("name", name).put("href", path);
    }

    /** One of the files. */
    @GET
    @Path("results/{file: .+}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "One of the files that a batch comes to")
    @APIResponse(responseCode = "404", description = "There is no such file")
    public Response file(String id, String file) throws IOException {
        java.nio.file.Path folder = folder(find(id));
        if (file.equals(WHOLE)) {
            StreamingOutput zip = out -> zip(folder, out);
            return answer(zip, "application/zip", WHOLE);
        }
        // Only what stands in the list is there: no name leads anywhere else.
        if (!files(folder).contains(file)) {
            throw ApiException.of(404, "No such file", "The batch has no file " + file);
        }
        return answer(
                folder.resolve(file).toFile(),
                type(file),
                file.substring(file.lastIndexOf('/') + 1));
    }

    /** To be saved, not shown: what learners wrote is in it. */
    private static Response answer(Object body, String type, String name) {
        return Response.ok(body, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\""
                                + name.replaceAll("[^A-Za-z0-9._@+-]", "-")
                                + "\"")
                .build();
    }

    private static String type(String file) {
        String end = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "csv" -> "text/csv;charset=UTF-8";
            case "jsonl" -> "application/x-ndjson";
            case "json" -> MediaType.APPLICATION_JSON;
            case "html" -> "text/html;charset=UTF-8";
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    private static void zip(java.nio.file.Path folder, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : files(folder)) {
            zip.putNextEntry(new ZipEntry(name));
            Files.copy(folder.resolve(name), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static List<String> files(java.nio.file.Path folder) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .filter(name -> !("/" + name).contains("/."))
                    .sorted()
                    .toList();
        }
    }

    private java.nio.file.Path folder(ClassBatch batch) throws IOException {
        caller.audit(desk, batch.course(), "");
        if (batch.state() != State.DONE) {
            throw ApiException.of(
                    409, "Not graded yet", "The results are there when all of it is graded");
        }
        return batches.results(batch, lookup.course(batch.course()));
    }

    private ClassBatch find(String id) {
        return desk.store()
                .batches()
                .ofClass(id)
                .filter(batch -> caller.isIn(batch.course()))
                .orElseThrow(
                        () -> ApiException.of(404, "No such batch", "There is no batch " + id));
    }
}
