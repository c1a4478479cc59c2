package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.review.GradedFiles;
import dev.assay.submissions.review.ReviewJson;
import dev.assay.submissions.review.Reviewing;
import dev.assay.submissions.review.Reviewing.After;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Releases.Kind;
import dev.assay.submissions.store.Releases.Part;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What humans should look at in a course, and what they let learners see. */
@Path("/api/v1/courses/{course}/review")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Review", description = "Where humans come in")
public class ReviewResource {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Settings settings;
    private final Lookup lookup;
    private final Desk desk;
    private final Caller caller;

    ReviewResource(Settings settings, Lookup lookup, Desk desk, Caller caller) {
        this.settings = settings;
        this.lookup = lookup;
        this.desk = desk;
        this.caller = caller;
    }

    /** What a human should look at. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Operation(
            summary = "Grades that a person should look at, with the evidence",
            description =
                    "First those at which a learner wants another look (`asked`), then those that"
                            + " are `needs-review` or `failed`. `alike`: how many others gave the"
                            + " same answer. `next` is what to give as `after`, null at the end.")
    public ObjectNode queue(
            String course, @RestQuery @Nullable String after, @RestQuery int limit) {
        After from =
                after == null
                        ? After.START
                        : After.parse(after)
                                .orElseThrow(
                                        () ->
                                                ApiException.of(
                                                        400,
                                                        "Bad request",
                                                        "after= is what `next` said"));
        String id = lookup.course(course).course().id();
        caller.audit(desk, id, "");
        int most = limit <= 0 ? USUAL_PAGE : Math.min(limit, LARGEST_PAGE);
        Reviewing.Page page = new Reviewing(desk.store()).queue(id, from, most);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        page.items().forEach(shown -> items.add(ReviewJson.of(shown)));
        json.put("next", page.next().map(After::toString).orElse(null));
        return json;
    }

    /** Makes decisions into graded answers. */
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let rubrics learn from what people have decided",
            description =
                    "Decisions on typed answers are written to the course's `graded/`, which its"
                            + " rubrics are then bound with anew. No grade changes by that: a"
                            + " regrade shows what would.")
    public ObjectNode publish(String course) throws IOException, RefusedException {
        ServedCourse served = lookup.course(course);
        caller.audit(desk, served.course().id(), "");
        GradedFiles.Published published =
                new GradedFiles(desk.store()).publish(served.course(), served.folder());
        return JsonNodeFactory.instance
                .objectNode()
                .put("questions", published.questions())
                .put("answers", published.answers())
                .put("left", published.left());
    }

    /** What learners don't see. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Path("withheld")
    @Operation(summary = "Whose grades are withheld from learners")
    public ObjectNode withheld(String course) {
        return withheldJson(lookup.course(course).course().id());
    }

    /** Releases or withholds grades. */
    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Show grades to learners, or withhold them",
            description =
                    "`question` or `batch` says whose, without either it is the whole course;"
                            + " `released` is true or false. To its learner a withheld grade is"
                            + " `pending`.")
    public ObjectNode release(String course, InputStream body)
            throws IOException, RefusedException {
        ServedCourse served = lookup.course(course);
        caller.audit(desk, served.course().id(), "");
        JsonNode json = Bodies.json(body, settings);
        if (!json.path("released").isBoolean()) {
            throw ApiException.of(400, "Bad request", "\"released\" is true or false");
        }
        Part part = new Part(Kind.COURSE, "");
        if (json.has("question")) {
            part =
                    new Part(
                            Kind.QUESTION,
                            lookup.question(served, json.path("question").asText()).id());
        } else if (json.has("batch")) {
            String batch = json.path("batch").asText();
            if (desk.store().batches().find(batch).isEmpty()) {
                throw ApiException.of(404, "No such batch", "There is no batch " + batch);
            }
            part = new Part(Kind.BATCH, batch);
        }
        desk.store()
                .releases()
                .set(
                        served.course().id(),
                        part,
                        json.path("released").asBoolean(),
                        caller.actor(json));
        return withheldJson(served.course().id());
    }

    private ObjectNode withheldJson(String course) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("withheld");
        desk.store().releases().withheld(course).stream()
                .sorted(Comparator.comparing(Part::kind).thenComparing(Part::name))
                .forEach(
                        part ->
                                list.addObject()
                                        .put("kind", part.kind().name().toLowerCase(Locale.ROOT))
                                        .put("name", part.name()));
        return json;
    }
}
