package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account of whoever asks. */
@Path("/api/v1/accounts/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@AllowedTo({Role.ASSISTANT, Role.LEARNER})
@Tag(name = "Accounts")
public class MyAccountResource {

    private final Desk desk;
    private final Caller caller;

    MyAccountResource(Desk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Who they are. */
    @GET
    @Operation(summary = "Who you are here")
    public ObjectNode me() {
        return AccountJson.of(account());
    }

    /** Another token. */
    @POST
    @Path("token")
    @Operation(
            summary = "Get another token, and end the one that you have",
            description = "The only thing that a one-time token is good for.")
    public ObjectNode token() {
        return desk.store()
                .accounts()
                .exchange(account())
                .map(AccountJson::of)
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        401,
                                        "Not known",
                                        "This token was good for nothing by then: somebody else"
                                                + " has used it, or the account was revoked"));
    }

    private Account account() {
        return caller.account()
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        404,
                                        "No accounts",
                                        "Nobody has an account on this server yet"));
    }
}
