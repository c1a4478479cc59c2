package dev.assay.submissions.courses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.RecordSchema;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Plugin;
import dev.assay.plugin.Refused;
import java.util.Locale;

/** Checkers as JSON: what {@code assay checkers} and the API show. */
public final class CheckerViews {

    private CheckerViews() {}

    /** All checkers, and the jars that could not be loaded. */
    public static ObjectNode all(Catalogue catalogue) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode checkers = json.putArray("checkers");
        catalogue.checkers().forEach(plugin -> checkers.add(summary(plugin)));
        ArrayNode refused = json.putArray("refused");
        for (Refused each : catalogue.refused()) {
            refused.addObject()
                    .put("origin", each.origin())
                    .put("reason", each.reason())
                    .put("mend", each.mend());
        }
        return json;
    }

    /** One checker, with the JSON Schema of its settings as {@code with}. */
    public static ObjectNode one(Plugin plugin) {
        ObjectNode json = summary(plugin);
        json.set("with", RecordSchema.of(plugin.type().configType()));
        return json;
    }

    private static ObjectNode summary(Plugin plugin) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", plugin.id());
        json.put("version", plugin.info().version());
        json.put("cost", plugin.info().cost().name().toLowerCase(Locale.ROOT));
        json.put("summary", plugin.info().summary());
        ArrayNode requires = json.putArray("requires");
        plugin.type().requires().stream().map(Class::getSimpleName).sorted().forEach(requires::add);
        plugin.jar().ifPresent(jar -> json.put("jar", jar.fileName()).put("digest", jar.digest()));
        return json;
    }
}
