package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.NearNames;
import dev.assay.plugin.JarState;
import dev.assay.plugin.LivePlugins;
import dev.assay.submissions.courses.PluginViews;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.store.Account;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The jars of checkers in {@code DATA/plugins}. */
@Path("/api/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Checkers")
public class PluginResource {

    private static final Logger LOG = Logger.getLogger(PluginResource.class);

    /** How the audit names what is about all of them. */
    private static final String EVERY_COURSE = "";

    private final LivePlugins plugins;
    private final CoursesInService courses;
    private final Caller caller;
    private final Desk desk;

    PluginResource(LivePlugins plugins, CoursesInService courses, Caller caller, Desk desk) {
        this.plugins = plugins;
        this.courses = courses;
        this.caller = caller;
        this.desk = desk;
    }

    /** All jars. */
    @GET
    @Operation(
            summary = "All jars of checkers, with their versions",
            description =
                    "`refused` says why the file that lies in the folder is not in service; an"
                            + " earlier version may be.")
    public ObjectNode all() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("plugins", PluginViews.all(plugins.jars()));
        return json;
    }

    /** Takes a jar out of service. */
    @POST
    @Path("{jar}/disable")
    @Operation(
            summary = "Take a jar's checkers out of service",
            description =
                    "Questions that name them are `failed` from then on, until the jar is enabled."
                            + " It stays disabled when the server is started anew.")
    public ObjectNode disable(String jar) {
        return enable(jar, false);
    }

    /** Takes a jar into service again. */
    @POST
    @Path("{jar}/enable")
    @Operation(summary = "Take a jar's checkers into service again")
    public ObjectNode enable(String jar) {
        return enable(jar, true);
    }

    private ObjectNode enable(String jar, boolean enabled) {
        mayChange();
        state(jar);
        plugins.enable(jar, enabled);
        return looked(jar, enabled ? "enabled" : "disabled");
    }

    /** Goes back to an earlier version of a jar. */
    @POST
    @Path("{jar}/rollback")
    @Operation(
            summary = "Go back to an earlier version of a jar",
            description =
                    "To the one before, or that of `digest`. It holds until another jar of this"
                            + " name is dropped into the folder.")
    public ObjectNode rollBack(String jar, @QueryParam("digest") @Nullable String digest) {
        mayChange();
        state(jar);
        try {
            plugins.rollBack(jar, Optional.ofNullable(digest));
        } catch (IllegalArgumentException e) {
            throw ApiException.of(409, "Conflict", String.valueOf(e.getMessage()));
        }
        return looked(jar, "rolled back");
    }

    /** A jar is every course's: who has to do with one alone does not change it. */
    private void mayChange() {
        if (caller.account().flatMap(Account::course).isPresent()) {
            throw ApiException.of(
                    403,
                    "Not yours to do",
                    "The server's jars grade all courses; an instructor of all of them can change"
                            + " one");
        }
    }

    /** What was done takes effect, and is noted, before it is answered. */
    private ObjectNode looked(String jar, String done) {
        caller.audit(desk, EVERY_COURSE, "");
        courses.look();
        String who = caller.account().map(Account::name).orElse("somebody on this machine");
        LOG.infof("the jar %s was %s by %s", jar, done, SafeText.oneLine(who));
        return PluginViews.one(state(jar));
    }

    private JarState state(String jar) {
        return plugins.jars().stream()
                .filter(state -> state.fileName().equals(jar))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiException.unknown(
                                        "jar",
                                        jar,
                                        NearNames.near(
                                                jar,
                                                plugins.jars().stream()
                                                        .map(JarState::fileName)
                                                        .toList())));
    }
}
