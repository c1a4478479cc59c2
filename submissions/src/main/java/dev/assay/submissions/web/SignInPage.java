package dev.assay.submissions.web;

import dev.assay.submissions.export.ReviewHtml;
import dev.assay.submissions.export.ReviewHtml.Said;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where graders say who they are, and that they leave. Everybody may. */
@Path("/review")
@Produces(ReviewPage.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class SignInPage {

    private final Settings settings;
    private final Bearer bearer;
    private final CurrentVertxRequest vertx;

    SignInPage(Settings settings, Bearer bearer, CurrentVertxRequest vertx) {
        this.settings = settings;
        this.bearer = bearer;
        this.vertx = vertx;
    }

    /** Asks. */
    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public String ask() {
        return ReviewHtml.signIn(Optional.empty());
    }

    /** Lets in whoever has a token. */
    @POST
    @Path("sign-in")
    @Operation(hidden = true)
    public Response enter(@RestForm @Nullable String token) {
        String given = token == null ? "" : token.strip();
        try {
            if (given.isEmpty()) {
                throw ApiException.of(401, "Who are you?", "Type your token");
            }
            Account account = bearer.account(Bearer.SCHEME + given, vertx.getCurrent().request());
            if (account.role() == Role.LEARNER || account.isOneTime()) {
                throw ApiException.of(
                        403,
                        "Not yours to see",
                        account.isOneTime()
                                ? "This token is good for getting a lasting one alone"
                                : "These pages are for graders; your grades are on the page /");
            }
        } catch (ApiException e) {
            Said said = new Said(String.valueOf(e.getMessage()), true);
            return Response.status(e.status()).entity(ReviewHtml.signIn(Optional.of(said))).build();
        }
        return ReviewPage.to("/review", SignIn.cookie(given, !settings.loopback()));
    }

    /** Forgets who it was. */
    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response leave(
            @RestCookie(SignIn.COOKIE) @Nullable String cookie, @RestForm @Nullable String key) {
        if (!SignIn.isTheirs(cookie == null ? "" : cookie, key == null ? "" : key)) {
            return ReviewPage.refused(ApiException.of(400, "Not signed out", ReviewPage.OLD_FORM));
        }
        return ReviewPage.to("/review/sign-in", SignIn.none(!settings.loopback()));
    }
}
