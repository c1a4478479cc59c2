package dev.assay.submissions.courses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.plugin.JarState;
import dev.assay.plugin.JarVersion;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Third-party jars as JSON: what {@code assay checkers} and the API show. */
public final class PluginViews {

    private PluginViews() {}

    /** All jars, by file name. */
    public static ArrayNode all(List<JarState> jars) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        jars.forEach(jar -> json.add(one(jar)));
        return json;
    }

    /** One jar, with the versions that can be gone back to, the latest first. */
    public static ObjectNode one(JarState jar) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("jar", jar.fileName());
        json.put("status", jar.status().name().toLowerCase(Locale.ROOT));
        json.put("digest", jar.digest().orElse(null));
        json.put("rolledBack", jar.rolledBack());
        jar.refused()
                .ifPresent(
                        refused ->
                                json.putObject("refused")
                                        .put("reason", refused.reason())
                                        .put("mend", refused.mend()));
        ArrayNode versions = json.putArray("versions");
        for (JarVersion version : jar.versions()) {
            ObjectNode each = versions.addObject();
            each.put("digest", version.digest()).put("since", version.since().toString());
            ObjectNode checkers = each.putObject("checkers");
            new TreeMap<>(version.checkers()).forEach(checkers::put);
        }
        return json;
    }
}
