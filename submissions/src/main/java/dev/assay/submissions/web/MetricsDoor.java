package dev.assay.submissions.web;

import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Closes the metrics together with the server: they name courses and show how they are used.
 * Whoever runs the server gives Prometheus a token to read with.
 */
@Singleton
final class MetricsDoor {

    private static final int BEFORE_THEM = -500;

    private final Desk desk;
    private final Bearer bearer;

    MetricsDoor(Desk desk, Bearer bearer) {
        this.desk = desk;
        this.bearer = bearer;
    }

    void register(@Observes Router router) {
        // Blocking, since whose token it is stands in the database.
        router.route("/q/metrics*").order(BEFORE_THEM).blockingHandler(this::pass, false);
    }

    private void pass(RoutingContext context) {
        if (!desk.isOpen()) {
            try {
                check(
                        bearer.account(
                                context.request().getHeader("Authorization"), context.request()));
            } catch (ApiException e) {
                if (e.more().has(ApiException.RETRY_AFTER)) {
                    context.response()
                            .putHeader(
                                    "Retry-After", e.more().get(ApiException.RETRY_AFTER).asText());
                }
                Gatekeeper.refuse(context, e.status(), e.title(), String.valueOf(e.getMessage()));
                return;
            }
        }
        context.next();
    }

    private static void check(Account account) {
        if (account.role() == Role.LEARNER || account.course().isPresent() || account.isOneTime()) {
            throw ApiException.of(
                    403,
                    "Not yours to see",
                    "Metrics are for instructors and assistants of all courses");
        }
    }
}
