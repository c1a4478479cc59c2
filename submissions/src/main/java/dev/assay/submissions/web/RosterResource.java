package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.batch.Roster;
import dev.assay.submissions.batch.Table;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.text.AnswerText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A course's learners, let in by their roster. */
@Path("/api/v1/courses/{course}/roster")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts")
public class RosterResource {

    private static final String ROSTER = "the roster";

    private final Settings settings;
    private final Lookup lookup;
    private final Desk desk;
    private final Caller caller;
    private final Rosters rosters;

    RosterResource(Settings settings, Lookup lookup, Desk desk, Caller caller, Rosters rosters) {
        this.settings = settings;
        this.lookup = lookup;
        this.desk = desk;
        this.caller = caller;
        this.rosters = rosters;
    }

    /** Lets a roster's learners in. */
    @POST
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(
            summary = "Let the learners of a roster in",
            description =
                    "CSV with `id`, `name`, `email`. Each gets an account and a personal link,"
                            + " shown this once; who has one keeps it (`token` is null). All of"
                            + " them, or none: where a row is wrong nobody is let in.")
    @APIResponse(
            responseCode = "400",
            description = "Rows are wrong; `problems` names each with its line")
    @APIResponse(responseCode = "409", description = "There is no instructor's account yet")
    public ObjectNode enrol(String course, InputStream body) throws IOException, RefusedException {
        String id = lookup.course(course).course().id();
        if (!desk.store().accounts().isAny()) {
            throw ApiException.of(
                    409, "An instructor first", "Make an instructor's account before learners'");
        }
        caller.audit(desk, id, "");
        String text = AnswerText.decode(BoundedBytes.read(body, settings.largestBody()));
        List<String> problems = new ArrayList<>();
        Roster roster = Roster.read(Table.parse(ROSTER, text), problems);
        List<Wanted> wanted = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        for (Roster.Learner learner : roster.learners()) {
            try {
                String name = learner.name().isEmpty() ? learner.id() : learner.name();
                wanted.add(
                        new Wanted(name, Role.LEARNER, Optional.of(id), learner.id(), Scope.ALL));
                emails.add(learner.email());
            } catch (IllegalArgumentException e) {
                problems.add("%s:%d: %s".formatted(ROSTER, learner.line(), e.getMessage()));
            }
        }
        if (wanted.isEmpty() && problems.isEmpty()) {
            problems.add(ROSTER + ": nobody stands on it");
        }
        if (!problems.isEmpty()) {
            throw ApiException.problems(
                    "Not a roster",
                    "Nobody was let in: mend the roster and send it again",
                    problems);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode learners = json.putArray("learners");
        String actor = caller.actor(JsonNodeFactory.instance.objectNode());
        desk.store()
                .accounts()
                .enrol(wanted, emails, actor)
                .forEach(made -> learners.add(AccountJson.of(made)));
        rosters.changed(id);
        return json;
    }
}
