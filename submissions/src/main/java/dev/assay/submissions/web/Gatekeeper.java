package dev.assay.submissions.web;

import dev.assay.submissions.export.SafeText;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What every request and response goes through, whoever answers it.
 *
 * <p>While only this machine reaches the server, a request must name this machine: otherwise a web
 * site could point its own name here and have a browser read what is served. And a request that a
 * page of another site makes is refused.
 */
@Singleton
final class Gatekeeper {

    private static final int FIRST = 1000;

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** Swagger UI's own page has its start-up in it, and styles that it makes. */
    private static final String SWAGGER_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"
                    + " 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Set<String> THIS_MACHINE =
            Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Settings settings;
    private final String host;

    Gatekeeper(Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.settings = settings;
        this.host = host;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    /** Failures that no resource sees are problems as well: a body that is too large, for one. */
    void failures(@Observes Router router) {
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 431}) {
            router.errorHandler(status, context -> answer(context, status));
        }
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        headers(context.response(), path);
        // At the end, since what serves the page's files would have browsers keep them for a day.
        context.addHeadersEndHandler(
                ended -> context.response().putHeader("Cache-Control", keeping(path)));
        if (settings.loopback() && !isMeantForUs(request.authority())) {
            refuse(
                    context,
                    421,
                    "Not this server",
                    "The request is for "
                            + request.getHeader("Host")
                            + "; this server answers as localhost only");
            return;
        }
        if (isFromElsewhere(request)) {
            refuse(context, 403, "Not from here", "A page of another site may not use this server");
            return;
        }
        String length = request.getHeader("Content-Length");
        int largest = isBatch(path) ? settings.largestBatch() : settings.largestBody();
        if (length != null && length.length() < 19 && Long.parseLong(length) > largest) {
            context.response().putHeader("Connection", "close");
            refuse(
                    context,
                    413,
                    "Too large",
                    "The body has " + length + " bytes; at most " + largest + " are taken at once");
            return;
        }
        context.next();
    }

    private static void headers(HttpServerResponse response, @Nullable String path) {
        boolean swagger = path != null && path.startsWith("/q/swagger-ui");
        response.putHeader("Content-Security-Policy", swagger ? SWAGGER_POLICY : POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        // Without any, browsers do not say either from where a form is sent, and it is refused.
        response.putHeader("Referrer-Policy", isReview(path) ? "same-origin" : "no-referrer");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Grades are not kept; the page is asked for again, so that it is as new as the server. */
    private static String keeping(@Nullable String path) {
        return isReview(path) || (path != null && path.startsWith("/api/"))
                ? "no-store"
                : "no-cache";
    }

    private static boolean isReview(@Nullable String path) {
        return path != null && (path.equals("/review") || path.startsWith("/review/"));
    }

    private static boolean isBatch(@Nullable String path) {
        return path != null && path.startsWith("/api/v1/courses/") && path.endsWith("/batches");
    }

    private boolean isMeantForUs(@Nullable HostAndPort authority) {
        if (authority == null) {
            return false;
        }
        String name = authority.host().toLowerCase(Locale.ROOT);
        return THIS_MACHINE.contains(name) || name.equalsIgnoreCase(host);
    }

    private static boolean isFromElsewhere(HttpServerRequest request) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !"navigate".equals(request.getHeader("Sec-Fetch-Mode"))) {
            return true;
        }
        String origin = request.getHeader("Origin");
        HostAndPort authority = request.authority();
        if (origin == null || authority == null) {
            return false;
        }
        try {
            String from = new URI(origin).getAuthority();
            return from == null || !from.equalsIgnoreCase(request.getHeader("Host"));
        } catch (URISyntaxException e) {
            return true;
        }
    }

    /** Answers with a problem. */
    static void refuse(RoutingContext context, int status, String title, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", ProblemJson.TYPE)
                .end(ProblemJson.of(status, title, SafeText.oneLine(detail)).toString());
    }

    private static void answer(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", ProblemJson.TYPE)
                .end(ProblemJson.of(status).toString());
    }
}
