package dev.assay.submissions.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in the API's description that requests carry tokens, so that one can give Swagger UI one.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class TokenScheme implements OASFilter {

    private static final String NAME = "token";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        if (components == null) {
            components = OASFactory.createComponents();
        }
        components.addSecurityScheme(
                NAME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                                "An account's token, `assay_…`; needed as soon as anybody has an"
                                        + " account."));
        api.setComponents(components);
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(NAME));
    }
}
