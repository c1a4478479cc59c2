package dev.assay.checkers.execution.java;

import java.util.List;
import java.util.Map;

/** Names of classes, as authors write them. */
final class Names {

    private static final Map<String, String> BOXES =
            Map.of(
                    "int", "java.lang.Integer",
                    "long", "java.lang.Long",
                    "short", "java.lang.Short",
                    "byte", "java.lang.Byte",
                    "char", "java.lang.Character",
                    "boolean", "java.lang.Boolean",
                    "double", "java.lang.Double",
                    "float", "java.lang.Float");

    private Names() {}

    /** {@code Entry} of {@code java.util.Map$Entry}. */
    static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** Whether a full or simple name, or a primitive type's, is among binary names. */
    static boolean isAmong(String wanted, List<String> classes) {
        String name = BOXES.getOrDefault(wanted, wanted).replaceAll("<.*>", "");
        return classes.stream()
                .anyMatch(
                        each ->
                                each.equals(name)
                                        || each.replace('$', '.').equals(name)
                                        || simple(each).equals(name)
                                        || each.replace('$', '.').endsWith("." + name));
    }
}
