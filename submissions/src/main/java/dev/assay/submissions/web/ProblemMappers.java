package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into problem+json; what only we can mend shows an id and no more. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response of(ApiException e) {
        ObjectNode json = ProblemJson.of(e.status(), e.title(), String.valueOf(e.getMessage()));
        json.setAll(e.more());
        return response(e.status(), json);
    }

    @ServerExceptionMapper
    Response of(RefusedException e) {
        return switch (e.reason()) {
            case INVALID ->
                    response(
                            400,
                            ProblemJson.of(400, "Bad request", String.valueOf(e.getMessage())));
            case TOO_LARGE ->
                    response(413, ProblemJson.of(413, "Too large", String.valueOf(e.getMessage())));
        };
    }

    @ServerExceptionMapper
    Response of(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return status >= 500 ? unexpected(e) : response(status, ProblemJson.of(status));
    }

    @ServerExceptionMapper
    Response of(Throwable e) {
        return unexpected(e);
    }

    private static Response unexpected(Throwable e) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed, id %s", id);
        ObjectNode json =
                ProblemJson.of(
                        500,
                        "Our fault",
                        "Something went wrong inside Assay; its log says what, under " + id);
        return response(500, json.put("id", id));
    }

    private static Response response(int status, ObjectNode json) {
        return Response.status(status).type(ProblemJson.TYPE).entity(json).build();
    }
}
