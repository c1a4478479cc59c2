package dev.assay.submissions.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may use an endpoint. While nobody has an account everybody may use everything: a
 * server that only this machine reaches, and nobody else. As soon as there is one, every request
 * says whose it is by a token, and {@link AllowedTo} says what they may do.
 */
@Singleton
final class Door {

    private static final String BEARER = "bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int WRONG_TOKENS_A_MINUTE = 20;
    private static final int MOST_ADDRESSES = 10_000;
    private static final int LONGEST_ACTION = 300;

    private final Desk desk;
    private final Caller caller;
    private final CurrentVertxRequest vertx;
    private final Cache<String, Limiter.Bucket> wrong =
            Caffeine.newBuilder()
                    .maximumSize(MOST_ADDRESSES)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    Door(Desk desk, Caller caller, CurrentVertxRequest vertx) {
        this.desk = desk;
        this.caller = caller;
        this.vertx = vertx;
    }

    @ServerRequestFilter
    void pass(ContainerRequestContext context, ResourceInfo resource) {
        if (!desk.store().accounts().isAny()) {
            return;
        }
        Account account = account(context);
        if (account.isOneTime() && !isExchange(resource)) {
            throw ApiException.of(
                    403,
                    "Get a lasting token first",
                    "This token is good for one thing: POST /api/v1/accounts/me/token, which gives"
                            + " you one that lasts");
        }
        boolean isAllowed =
                account.role() == Role.INSTRUCTOR || allowed(resource).contains(account.role());
        boolean isReading = READING.contains(context.getMethod());
        if (!isAllowed || (account.scope() == Scope.READ && !isReading)) {
            throw ApiException.of(
                    403,
                    "Not yours to do",
                    account.name()
                            + " is "
                            + account.role().name().toLowerCase(Locale.ROOT)
                            + (account.scope() == Scope.READ ? ", to read only" : "")
                            + " here, and may not do this");
        }
        String course = context.getUriInfo().getPathParameters().getFirst("course");
        if (course != null && !account.isIn(course)) {
            throw ApiException.of(
                    403, "Not your course", account.name() + " is not in the course " + course);
        }
        String action = context.getMethod() + " " + context.getUriInfo().getPath();
        caller.is(account, action.substring(0, Math.min(action.length(), LONGEST_ACTION)));
    }

    private Account account(ContainerRequestContext context) {
        String said = context.getHeaderString("Authorization");
        if (said == null || !said.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw ApiException.of(
                    401,
                    "Who are you?",
                    "Send your token: the header Authorization: Bearer assay_…");
        }
        return desk.store()
                .accounts()
                .of(said.substring(BEARER.length()).strip())
                .orElseThrow(this::wrongToken);
    }

    /** Nobody guesses a token; who tries all the same is not to keep the database busy. */
    private ApiException wrongToken() {
        String address = String.valueOf(vertx.getCurrent().request().remoteAddress().hostAddress());
        long nanos =
                wrong.get(
                                address,
                                from ->
                                        new Limiter.Bucket(
                                                WRONG_TOKENS_A_MINUTE, TimeUnit.MINUTES.toNanos(1)))
                        .take(System.nanoTime());
        return nanos > 0
                ? ApiException.later(
                        429,
                        "Too often",
                        "Too many wrong tokens came from here",
                        TimeUnit.NANOSECONDS.toSeconds(nanos) + 1)
                : ApiException.of(401, "Who are you?", "Nobody has this token, or not any more");
    }

    private static boolean isExchange(ResourceInfo resource) {
        return resource.getResourceClass() == MyAccountResource.class;
    }

    private static List<Role> allowed(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        @Nullable AllowedTo said = method.getAnnotation(AllowedTo.class);
        if (said == null) {
            said = resource.getResourceClass().getAnnotation(AllowedTo.class);
        }
        return said == null ? List.of() : Arrays.asList(said.value());
    }
}
