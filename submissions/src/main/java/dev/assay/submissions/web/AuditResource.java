package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Accounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who looked at whose grades. */
@Path("/api/v1/courses/{course}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts")
public class AuditResource {

    private static final int MOST_SHOWN = 1000;

    private final Lookup lookup;
    private final Desk desk;

    AuditResource(Lookup lookup, Desk desk) {
        this.lookup = lookup;
        this.desk = desk;
    }

    /** Who did what. */
    @GET
    @Operation(
            summary =
                    "Who looked at another's grade, or changed one, let somebody in, or changed a"
                            + " jar of checkers; the last first",
            description = "Since there are accounts")
    public ObjectNode audit(String course) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("events");
        for (Accounts.Audit event :
                desk.store().accounts().audit(lookup.course(course).course().id(), MOST_SHOWN)) {
            ObjectNode one = list.addObject();
            one.put("at", event.at().toString()).put("actor", event.actor());
            one.put("action", event.action());
            one.put("submission", event.submission().isEmpty() ? null : event.submission());
        }
        return json;
    }
}
