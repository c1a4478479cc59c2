package dev.assay.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.CourseFileSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema of course files, with the settings of every checker that there is. */
public final class CourseSchema {

    private CourseSchema() {}

    /** One schema (2020-12) for {@code course.yaml}, {@code policy.yaml} and question files. */
    public static ObjectNode of(Catalogue catalogue) {
        Map<String, Class<? extends Record>> configs = new LinkedHashMap<>();
        catalogue
                .checkers()
                .forEach(plugin -> configs.put(plugin.id(), plugin.type().configType()));
        return CourseFileSchema.of(configs);
    }
}
