package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that can't be answered, as RFC 9457 describes it. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The field that says after how many seconds to try again. */
    static final String RETRY_AFTER = "retryAfter";

    private final int status;
    private final String title;
    private final transient ObjectNode more;

    private ApiException(int status, String title, String detail, ObjectNode more) {
        super(detail);
        this.status = status;
        this.title = title;
        this.more = more;
    }

    /** A problem with a title for its kind and a sentence on this case. */
    static ApiException of(int status, String title, String detail) {
        return new ApiException(status, title, detail, JsonNodeFactory.instance.objectNode());
    }

    /** Something of a name is not there. */
    static ApiException unknown(String what, String name, List<String> near) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        near.forEach(more.putArray("near")::add);
        String meant = near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
        return new ApiException(
                404, "No such " + what, "There is no " + what + " " + name + meant, more);
    }

    /** What came is wrong in several places, all of which are told. */
    static ApiException problems(String title, String detail, List<String> problems) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        problems.forEach(more.putArray("problems")::add);
        return new ApiException(400, title, detail, more);
    }

    /** There is too much of something now; it may be tried again. */
    static ApiException later(int status, String title, String detail, long seconds) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        return new ApiException(status, title, detail, more.put(RETRY_AFTER, seconds));
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    ObjectNode more() {
        return more;
    }
}
