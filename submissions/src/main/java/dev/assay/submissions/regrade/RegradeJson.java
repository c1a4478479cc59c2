package dev.assay.submissions.regrade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Regrade;
import dev.assay.submissions.store.Regrade.Change;
import dev.assay.submissions.store.Regrade.Side;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;

/** Regrades as JSON, for the command line and the API. */
public final class RegradeJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RegradeJson() {}

    /** A regrade without its changes. */
    public static ObjectNode of(Regrade regrade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", regrade.id()).put("course", regrade.course());
        json.put("revision", regrade.revision());
        json.put("against", regrade.against().isEmpty() ? null : regrade.against());
        json.put("actor", regrade.actor()).put("at", regrade.madeAt().toString());
        json.put("state", regrade.state().name().toLowerCase(Locale.ROOT));
        json.put("cause", regrade.cause());
        json.put("compared", regrade.counts().compared()).put("ran", regrade.counts().ran());
        json.put("moved", regrade.counts().moved()).put("failed", regrade.counts().failed());
        return json;
    }

    /** One change. */
    public static ObjectNode of(Change change) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("submission", change.submission()).put("learner", change.learner());
        json.put("question", change.question());
        json.set("before", side(change.before()));
        json.set("after", side(change.after()));
        try {
            json.set("because", MAPPER.readTree(change.because()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what is stored is no JSON", e);
        }
        return json.put("applied", change.isApplied());
    }

    private static ObjectNode side(Side side) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", side.status());
        json.put("points", side.points().map(RegradeJson::plain).orElse(null));
        return json.put("maxPoints", plain(side.maxPoints()));
    }

    /** 4.30 is 4.3, 100 is 100. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
