package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.JsonText;
import dev.assay.submissions.intake.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What is in a request's body. */
final class Bodies {

    private Bodies() {}

    /** JSON; an empty body is an empty object. */
    static JsonNode json(InputStream body, Settings settings) throws IOException, RefusedException {
        byte[] bytes = BoundedBytes.read(body, settings.largestBody());
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonText.read(bytes);
    }

    /** A list of texts; empty where there is none. */
    static List<String> texts(JsonNode json, String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
