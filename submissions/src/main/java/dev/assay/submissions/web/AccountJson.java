package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.submissions.store.Accounts.Made;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Accounts as JSON. */
final class AccountJson {

    private static final List<String> FIELDS =
            List.of("name", "role", "course", "learner", "scope", "actor");
    private static final String ROLES = "\"role\" is instructor, assistant or learner";
    private static final String SCOPES = "\"scope\" is all or read";

    private AccountJson() {}

    static ObjectNode of(Account account) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", account.id()).put("name", account.name());
        json.put("role", account.role().name().toLowerCase(Locale.ROOT));
        json.put("course", account.course().orElse(null));
        json.put("learner", account.learner().isEmpty() ? null : account.learner());
        json.put("scope", account.scope().name().toLowerCase(Locale.ROOT));
        json.put("madeAt", account.madeAt().toString());
        json.put("revokedAt", account.revokedAt().map(Instant::toString).orElse(null));
        return json;
    }

    /** With its token, which is shown this once. */
    static ObjectNode of(Made made) {
        ObjectNode json = of(made.account());
        json.put("token", made.isNew() ? made.token() : null);
        return json.put("link", made.isNew() ? "/#token=" + made.token() : null);
    }

    /** What a request wants; whatever is not understood is refused, so that none gets too much. */
    static Wanted wanted(JsonNode json) {
        json.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!FIELDS.contains(field)) {
                                throw bad(
                                        "there is no \"%s\" here: an account is made of %s"
                                                .formatted(field, String.join(", ", FIELDS)));
                            }
                        });
        Optional<String> course = text(json, "course");
        if (course.filter(String::isEmpty).isPresent()) {
            throw bad("\"course\" is a course's id; leave it out for all courses");
        }
        try {
            return new Wanted(
                    text(json, "name").orElse(""),
                    constant(Role.class, text(json, "role").orElse(""), ROLES),
                    course,
                    text(json, "learner").orElse(""),
                    constant(Scope.class, text(json, "scope").orElse("all"), SCOPES));
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw bad("\"" + field + "\" is a text");
        }
        return Optional.of(value.asText().strip());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String mend) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> bad(mend));
    }

    private static ApiException bad(String detail) {
        return ApiException.of(400, "Bad request", detail);
    }
}
