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
import java.util.Locale;
import java.util.Optional;

/** Accounts as JSON. */
final class AccountJson {

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

    /** What a request wants. */
    static Wanted wanted(JsonNode json) {
        try {
            return new Wanted(
                    json.path("name").asText("").strip(),
                    Role.valueOf(json.path("role").asText("").toUpperCase(Locale.ROOT)),
                    Optional.of(json.path("course").asText("")).filter(each -> !each.isEmpty()),
                    json.path("learner").asText("").strip(),
                    Scope.valueOf(json.path("scope").asText("all").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            String said = String.valueOf(e.getMessage());
            throw ApiException.of(
                    400,
                    "Bad request",
                    said.startsWith("No enum constant")
                            ? "\"role\" is instructor, assistant or learner; \"scope\" is all or"
                                    + " read"
                            : said);
        }
    }
}
