package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.export.SafeText;

/** Errors in the form of RFC 9457. */
final class ProblemJson {

    static final String TYPE = "application/problem+json";

    private ProblemJson() {}

    static ObjectNode of(int status, String title, String detail) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "about:blank");
        json.put("title", title);
        json.put("status", status);
        json.put("detail", SafeText.oneLine(detail));
        return json;
    }

    /** What a status means here, in a title and a sentence. */
    static ObjectNode of(int status) {
        return switch (status) {
            case 400 -> of(400, "Bad request", "The request can't be understood");
            case 404 -> of(404, "Not found", "There is nothing at this address");
            case 405 -> of(405, "Method not allowed", "This address takes other methods");
            case 406 ->
                    of(
                            406,
                            "Not acceptable",
                            "This address answers in JSON: accept application/json");
            case 413 -> of(413, "Too large", "The body is larger than what is taken at once");
            case 415 ->
                    of(
                            415,
                            "Unsupported media type",
                            "This address takes bodies of other types; the API's description names"
                                    + " them");
            default -> of(status, "Error", "The request could not be answered");
        };
    }
}
