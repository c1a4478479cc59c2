package dev.assay.submissions.web;

import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may use an endpoint. While nobody has an account everybody may use everything: a
 * server that only this machine reaches, and nobody else. As soon as there is one, every request
 * says whose it is by a token, and {@link AllowedTo} says what they may do.
 */
@Singleton
final class Door {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST_ACTION = 300;

    private final Desk desk;
    private final Bearer bearer;
    private final Caller caller;
    private final CurrentVertxRequest vertx;

    Door(Desk desk, Bearer bearer, Caller caller, CurrentVertxRequest vertx) {
        this.desk = desk;
        this.bearer = bearer;
        this.caller = caller;
        this.vertx = vertx;
    }

    /** Nothing for who is let in; else a problem, or on the pages a page that says why not. */
    @ServerRequestFilter
    @Nullable Response pass(ContainerRequestContext context, ResourceInfo resource) {
        if (desk.isOpen() || resource.getResourceClass() == SignInPage.class) {
            return null;
        }
        if (resource.getResourceClass() != ReviewPage.class) {
            letIn(context, resource, context.getHeaderString("Authorization"));
            return null;
        }
        try {
            Cookie cookie = context.getCookies().get(SignIn.COOKIE);
            letIn(
                    context,
                    resource,
                    cookie == null
                            ? context.getHeaderString("Authorization")
                            : Bearer.SCHEME + cookie.getValue());
            return null;
        } catch (ApiException e) {
            return ReviewPage.refused(e);
        }
    }

    private void letIn(
            ContainerRequestContext context,
            ResourceInfo resource,
            @Nullable String authorization) {
        Account account = bearer.account(authorization, vertx.getCurrent().request());
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
