package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.NearNames;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.LivePlugins;
import dev.assay.plugin.Plugin;
import dev.assay.submissions.courses.CheckerViews;
import dev.assay.submissions.store.Account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The checkers that rubrics may name. */
@Path("/api/v1/checkers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Checkers", description = "What rubrics can check by")
@AllowedTo(Role.ASSISTANT)
public class CheckerResource {

    private final LivePlugins plugins;

    CheckerResource(LivePlugins plugins) {
        this.plugins = plugins;
    }

    /** All checkers. */
    @GET
    @Operation(
            summary = "All checkers",
            description = "Also `refused`: jars that could not be loaded, each with the reason.")
    public ObjectNode all() {
        return CheckerViews.all(plugins.catalogue());
    }

    /** One checker. */
    @GET
    @Path("{checker}")
    @Operation(summary = "One checker, with the JSON Schema of its settings")
    public ObjectNode one(String checker) {
        Catalogue catalogue = plugins.catalogue();
        return catalogue
                .checker(checker)
                .map(CheckerViews::one)
                .orElseThrow(
                        () ->
                                ApiException.unknown(
                                        "checker",
                                        checker,
                                        NearNames.near(
                                                checker,
                                                catalogue.checkers().stream()
                                                        .map(Plugin::id)
                                                        .toList())));
    }
}
