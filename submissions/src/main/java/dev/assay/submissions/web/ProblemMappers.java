package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Outage;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into problem+json; what only we can mend shows an id and no more. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final String FORM_PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String REQUEST = "org.jboss.resteasy.reactive.server.vertx.";
    private static final int DEPTH = 4;
    private static final int RETRY_SECONDS = 10;

    @ServerExceptionMapper
    Response of(ApiException e) {
        ObjectNode json = ProblemJson.of(e.status(), e.title(), String.valueOf(e.getMessage()));
        json.setAll(e.more());
        Response answer = response(e.status(), json);
        return json.has(ApiException.RETRY_AFTER)
                ? Response.fromResponse(answer)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                json.path(ApiException.RETRY_AFTER).asLong())
                        .build()
                : answer;
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
    Response of(KeyReusedException e) {
        return response(422, ProblemJson.of(422, "Key reused", String.valueOf(e.getMessage())));
    }

    @ServerExceptionMapper
    Response of(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(e);
        }
        Response answer = response(status, ProblemJson.of(status));
        String allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper
    Response of(Throwable e) {
        return isOfABrokenForm(e)
                ? response(
                        400,
                        ProblemJson.of(
                                400,
                                "Bad request",
                                "The form is damaged or ends too soon; send multipart/form-data"
                                        + " with the sheet as a file"))
                : unexpected(e);
    }

    /** The form's parser has no exception of its own for what is wrong with a form. */
    private static boolean isOfABrokenForm(Throwable e) {
        return e instanceof IOException
                && Arrays.stream(e.getStackTrace())
                        .limit(DEPTH)
                        .anyMatch(frame -> frame.getClassName().startsWith(FORM_PARSER));
    }

    /** Whoever asked has gone: nobody reads the answer, and it is no fault of ours. */
    private static boolean isCutOff(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                        .limit(DEPTH)
                        .anyMatch(
                                cause ->
                                        cause instanceof ClosedChannelException
                                                || cause instanceof HttpClosedException
                                                || cause instanceof SocketException)
                && isOfTheRequest(e);
    }

    /** A file or a database may be cut off as well, and that is our fault. */
    private static boolean isOfTheRequest(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(DEPTH)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()).limit(DEPTH))
                .anyMatch(frame -> frame.getClassName().startsWith(REQUEST));
    }

    private static Response unexpected(Throwable e) {
        if (isCutOff(e)) {
            LOG.debugf("the connection was cut: %s", e);
            return response(400, ProblemJson.of(400, "Bad request", "The request ended too soon"));
        }
        String id = UUID.randomUUID().toString();
        Optional<String> outage = Outage.of(e);
        if (outage.isPresent()) {
            LOG.errorf("request failed, id %s: %s: %s", id, outage.get(), Outage.line(e));
            return away(outage.get(), id);
        }
        LOG.errorf(e, "request failed, id %s", id);
        ObjectNode json =
                ProblemJson.of(
                        500,
                        "Our fault",
                        "Something went wrong inside Assay; its log says what, under " + id);
        return response(500, json.put("id", id));
    }

    /** Whether it was kept is not known: under an idempotency key it is there once at most. */
    private static Response away(String why, String id) {
        ObjectNode json =
                ProblemJson.of(
                        503,
                        "Not now",
                        "Assay can keep nothing now: "
                                + why
                                + ". Nothing that was acknowledged is lost; send this again, under"
                                + " the same Idempotency-Key if it had one");
        return Response.fromResponse(response(503, json.put("id", id)))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    private static Response response(int status, ObjectNode json) {
        return Response.status(status).type(ProblemJson.TYPE).entity(json).build();
    }
}
