package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.regrade.RegradeJson;
import dev.assay.submissions.regrade.Regrades;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Regrade;
import dev.assay.submissions.store.Regrade.Selection;
import dev.assay.submissions.store.Regrades.At;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a changed course would change; nothing does before somebody says so. */
@Path("/api/v1/regrades/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Regrades", description = "What a changed course would change, and letting it")
public class RegradeResource {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Settings settings;
    private final Lookup lookup;
    private final Desk desk;
    private final RegradeDesk regrades;
    private final Caller caller;

    RegradeResource(
            Settings settings, Lookup lookup, Desk desk, RegradeDesk regrades, Caller caller) {
        this.settings = settings;
        this.lookup = lookup;
        this.desk = desk;
        this.regrades = regrades;
        this.caller = caller;
    }

    /** How far one is. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Operation(
            summary = "How far a regrade is",
            description =
                    "`state` is `running`, `ready` or `failed`; `compared` grades were looked at,"
                            + " `moved` would change, for `ran` a check had to be run, `failed`"
                            + " can't be graded now and stay as they are.")
    public ObjectNode one(String id) {
        return RegradeJson.of(find(id));
    }

    /** Its changes. */
    @GET
    @AllowedTo(Role.ASSISTANT)
    @Path("changes")
    @Operation(
            summary = "Who would move, by how much, and because of which criterion",
            description = "`limit` at a time; `next` is where to read on, null at the end.")
    public ObjectNode changes(String id, @RestQuery @Nullable String after, @RestQuery int limit) {
        caller.audit(desk, find(id).course(), "");
        String[] from = (after == null ? "0 " : after).split(" ", 2);
        int most = limit <= 0 ? USUAL_PAGE : Math.min(limit, LARGEST_PAGE);
        List<At> page;
        try {
            page =
                    desk.store()
                            .regrades()
                            .changes(
                                    id,
                                    Long.parseLong(from[0]),
                                    from.length > 1 ? from[1] : "",
                                    most);
        } catch (NumberFormatException e) {
            throw ApiException.of(400, "Bad request", "after= is what `next` said");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("changes");
        page.forEach(at -> list.add(RegradeJson.of(at.change())));
        json.put(
                "next",
                page.size() < most
                        ? null
                        : page.getLast().seq() + " " + page.getLast().change().question());
        return json;
    }

    /** Lets changes hold. */
    @POST
    @Path("apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let changes hold: all, or some",
            description =
                    "`questions` and `submissions` list which are meant, `all` is true for all of"
                            + " them; `actor` is who decided. Each is appended to its history;"
                            + " what has changed since, or a person has decided, is left.")
    @APIResponse(responseCode = "200", description = "How many were applied, and were left")
    @APIResponse(responseCode = "409", description = "It is not ready, or the course has changed")
    public ObjectNode apply(String id, InputStream body)
            throws IOException, RefusedException, InterruptedException {
        Regrade regrade = find(id);
        caller.audit(desk, regrade.course(), "");
        JsonNode json = Bodies.json(body, settings);
        Selection selection =
                new Selection(Bodies.texts(json, "questions"), Bodies.texts(json, "submissions"));
        if (selection.equals(Selection.ALL) && !json.path("all").asBoolean()) {
            throw ApiException.of(
                    400,
                    "Bad request",
                    "Say which changes: \"questions\", \"submissions\", or \"all\": true");
        }
        try {
            Regrades.Applied applied =
                    regrades.regrades()
                            .apply(
                                    id,
                                    lookup.course(regrade.course()).bound(),
                                    selection,
                                    caller.actor(json));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("applied", applied.applied())
                    .put("left", applied.left());
        } catch (Regrades.NotApplicableException e) {
            throw ApiException.of(409, "Not now", String.valueOf(e.getMessage()));
        }
    }

    /** Takes it back. */
    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Bring back the grades from before, where nothing has happened since")
    public ObjectNode undo(String id, InputStream body) throws IOException, RefusedException {
        caller.audit(desk, find(id).course(), "");
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "undone",
                        regrades.regrades().undo(id, caller.actor(Bodies.json(body, settings))));
    }

    private Regrade find(String id) {
        return desk.store()
                .regrades()
                .find(id)
                .filter(regrade -> caller.isIn(regrade.course()))
                .orElseThrow(
                        () -> ApiException.of(404, "No such regrade", "There is no regrade " + id));
    }
}
