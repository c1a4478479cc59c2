package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Problem;
import dev.assay.course.Question;
import dev.assay.policy.Policy;
import dev.assay.policy.PolicyReader;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Policies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A course's deadlines, attempts, extensions and excuses. */
@Path("/api/v1/courses/{course}/policy")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Policy", description = "What is done to points once an answer is graded")
public class PolicyResource {

    private static final int LARGEST = 256 << 10;
    private static final int MOST_SHOWN = 100;

    private final Lookup lookup;
    private final Desk desk;
    private final CoursesInService courses;
    private final Caller caller;
    private final ReentrantLock writing = new ReentrantLock();

    PolicyResource(Lookup lookup, Desk desk, CoursesInService courses, Caller caller) {
        this.lookup = lookup;
        this.desk = desk;
        this.courses = courses;
        this.caller = caller;
    }

    /** The policy as it is written. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Produces("text/yaml")
    @Operation(summary = "The course's policy.yaml; empty where there is none")
    public String policy(String course) throws IOException {
        ServedCourse served = lookup.course(course);
        caller.audit(desk, served.course().id(), "");
        java.nio.file.Path file = served.folder().resolve(PolicyReader.FILE);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Writes it. */
    @PUT
    @Consumes({"text/yaml", "application/yaml", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Write the course's policy.yaml",
            description =
                    "The whole file; an empty one takes the policy away. It holds at once, for all"
                            + " grades as they are read, and no check is run for it.")
    @APIResponse(responseCode = "200", description = "It holds")
    @APIResponse(
            responseCode = "400",
            description = "It is no policy; `problems` names each with its line and its mend")
    @APIResponse(responseCode = "409", description = "The course's folder can't be written to")
    public ObjectNode write(String course, InputStream body) throws IOException, RefusedException {
        ServedCourse served = lookup.course(course);
        String id = served.course().id();
        caller.audit(desk, id, "");
        String text = text(BoundedBytes.read(body, LARGEST));
        List<Problem> problems = new ArrayList<>();
        Policy policy =
                PolicyReader.read(
                        text,
                        served.course().questions().stream().map(Question::id).toList(),
                        problems::add);
        List<String> errors =
                problems.stream().filter(Problem::isError).map(Problem::toString).toList();
        if (!errors.isEmpty()) {
            throw ApiException.problems(
                    "Not a policy", "Nothing was changed: mend it and send it again", errors);
        }
        writing.lock();
        try {
            put(served.folder().resolve(PolicyReader.FILE), text);
            desk.store()
                    .policies()
                    .note(id, text, caller.actor(JsonNodeFactory.instance.objectNode()));
        } finally {
            writing.unlock();
        }
        // A change is taken when it has kept still from one look to the next.
        courses.lookAtCourses();
        courses.lookAtCourses();
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("course", id)
                        .put("current", lookup.course(course).current());
        ArrayNode warnings = json.putArray("warnings");
        Rosters.roster(desk.store().learners().all(id))
                .strangers(PolicyReader.FILE, policy.learners().keySet())
                .forEach(warnings::add);
        return json;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ApiException.of(400, "Not a policy", "The body is no UTF-8");
        }
    }

    private static void put(java.nio.file.Path file, String text) throws IOException {
        java.nio.file.Path unfinished = file.resolveSibling("." + PolicyReader.FILE + ".tmp");
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (java.nio.file.FileSystemException e) {
            throw ApiException.of(
                    409,
                    "Not written",
                    "The course's folder can't be written to here: change policy.yaml where the"
                            + " folder comes from");
        }
    }

    /** Who wrote what. */
    @GET
    @Path("history")
    @Operation(summary = "The policies that were written here, the last one first")
    public ObjectNode history(String course) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("policies");
        for (Policies.Written written :
                desk.store().policies().history(lookup.course(course).course().id(), MOST_SHOWN)) {
            list.addObject()
                    .put("at", written.at().toString())
                    .put("actor", written.actor())
                    .put("policy", written.policy());
        }
        return json;
    }
}
