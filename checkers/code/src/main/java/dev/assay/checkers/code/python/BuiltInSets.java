package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Equivalents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of equivalent calls that every course has without defining them. A course's own set of the
 * same name stands in their place.
 */
final class BuiltInSets {

    private static final String FILE = "equivalents.txt";

    private BuiltInSets() {}

    /** These sets and the course's. */
    static Map<String, List<String>> with(Equivalents course) {
        Map<String, List<String>> all = new LinkedHashMap<>(Holder.SETS);
        all.putAll(course.sets());
        return all;
    }

    private static final class Holder {
        static final Map<String, List<String>> SETS = read();
    }

    /** A set's name stands at the start of a line, its calls below it, indented. */
    private static Map<String, List<String>> read() {
        try (InputStream in = BuiltInSets.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is not in the jar");
            }
            Map<String, List<String>> sets = new LinkedHashMap<>();
            List<String> set = List.of();
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (Character.isWhitespace(line.charAt(0))) {
                    set.add(line.strip());
                } else {
                    set = new ArrayList<>();
                    sets.put(line.strip(), set);
                }
            }
            return Map.copyOf(sets);
        } catch (IOException e) {
            throw new UncheckedIOException("the sets of equivalent calls can't be read", e);
        }
    }
}
