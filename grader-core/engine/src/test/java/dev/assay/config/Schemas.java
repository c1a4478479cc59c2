package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Validates data by a schema, with a validator that knows nothing of ours. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /** What the validator finds wrong. */
    public static List<Error> errors(JsonNode schema, JsonNode data) {
        Schema compiled = REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
        return compiled.validate(data.toString(), InputFormat.JSON);
    }

    /** What is wrong with a schema, by its dialect's own schema. */
    public static List<Error> errorsOfSchema(JsonNode schema) {
        Schema meta =
                REGISTRY.getSchema(com.networknt.schema.SchemaLocation.of(RecordSchema.DIALECT));
        return meta.validate(schema.toString(), InputFormat.JSON);
    }
}
