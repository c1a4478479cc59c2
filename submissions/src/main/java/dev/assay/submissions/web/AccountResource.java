package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.submissions.store.Accounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may do what. The first account closes the server to all who have none. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts", description = "Who may do what")
public class AccountResource {

    private final Settings settings;
    private final Lookup lookup;
    private final Desk desk;
    private final Caller caller;

    AccountResource(Settings settings, Lookup lookup, Desk desk, Caller caller) {
        this.settings = settings;
        this.lookup = lookup;
        this.desk = desk;
        this.caller = caller;
    }

    /** Makes an account. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make an account",
            description =
                    "`name`, `role` (`instructor`, `assistant`, `learner`), `course` (all, where"
                            + " it is missing; a learner has one), `learner` (their id in the"
                            + " course), `scope` (`all` or `read`). `token` is shown this once. The"
                            + " first account is an instructor's; from then on nobody gets in"
                            + " without one.")
    @APIResponse(responseCode = "200", description = "The account, and its token")
    @APIResponse(responseCode = "409", description = "The learner has one of the course already")
    public ObjectNode make(InputStream body) throws IOException, RefusedException {
        JsonNode json = Bodies.json(body, settings);
        Wanted wanted = AccountJson.wanted(json);
        wanted.course().ifPresent(lookup::course);
        if (caller.account().isEmpty()) {
            return AccountJson.of(first(wanted, caller.actor(json)));
        }
        mayGive(wanted);
        caller.audit(desk, wanted.course().orElse(""), "");
        return desk.store()
                .accounts()
                .make(wanted, false, caller.actor(json))
                .map(AccountJson::of)
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        409,
                                        "Has one already",
                                        "The learner has an account of this course: give it a new"
                                                + " token, or revoke it first"));
    }

    private Accounts.Made first(Wanted wanted, String actor) {
        boolean canLetIn =
                wanted.role() == Role.INSTRUCTOR
                        && wanted.course().isEmpty()
                        && wanted.scope() == Scope.ALL;
        if (!canLetIn) {
            throw ApiException.of(
                    409,
                    "An instructor first",
                    "The first account is an instructor's for all courses: it closes the server,"
                            + " and somebody must be able to let others in");
        }
        return desk.store()
                .accounts()
                .makeFirst(wanted, false, actor)
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        401,
                                        "Who are you?",
                                        "Somebody else has just made the first account: send your"
                                                + " token"));
    }

    /** An instructor of one course lets others into that course alone. */
    private void mayGive(Wanted wanted) {
        boolean isWider =
                caller.account()
                        .flatMap(Account::course)
                        .filter(own -> !wanted.course().equals(Optional.of(own)))
                        .isPresent();
        if (isWider) {
            throw ApiException.of(
                    403, "Not yours to do", "You can let others into your course alone");
        }
    }

    /** All accounts. */
    @GET
    @Operation(summary = "All accounts, without their tokens")
    public ObjectNode all() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("accounts");
        desk.store().accounts().all().stream()
                .filter(account -> account.course().map(caller::isIn).orElse(isOfAll()))
                .forEach(account -> list.add(AccountJson.of(account)));
        return json;
    }

    private boolean isOfAll() {
        return caller.account().flatMap(Account::course).isEmpty();
    }

    /** Gives an account a new token. */
    @POST
    @Path("{id}/token")
    @Operation(summary = "Give an account a new token, and end the one that it has")
    public ObjectNode renew(String id) {
        caller.audit(desk, find(id).course().orElse(""), "");
        return desk.store()
                .accounts()
                .renew(id)
                .map(AccountJson::of)
                .orElseThrow(
                        () -> ApiException.of(409, "Revoked", "The account " + id + " is revoked"));
    }

    /** Revokes an account. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke an account")
    @APIResponse(responseCode = "409", description = "It is the last instructor's")
    public ObjectNode revoke(String id) {
        caller.audit(desk, find(id).course().orElse(""), "");
        if (!desk.store().accounts().revoke(id)) {
            throw ApiException.of(
                    409,
                    "The last instructor",
                    "Somebody must be able to let others in: make another instructor first");
        }
        return AccountJson.of(find(id));
    }

    private Account find(String id) {
        return desk.store().accounts().all().stream()
                .filter(account -> account.id().equals(id))
                .filter(account -> account.course().map(caller::isIn).orElse(isOfAll()))
                .findFirst()
                .orElseThrow(
                        () -> ApiException.of(404, "No such account", "There is no account " + id));
    }
}
