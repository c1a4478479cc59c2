package dev.assay.checkers.execution.java.guest;

import dev.assay.checkers.execution.java.guest.Javac.Fault;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Imports that an answer leaves out and that everybody knows. */
final class Supplied {

    /** Where a class is looked for; the first that has it is meant. */
    private static final List<String> PACKAGES =
            List.of(
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "java.io",
                    "java.math",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks",
                    "java.util.regex",
                    "java.time",
                    "java.time.format",
                    "java.time.temporal",
                    "java.nio.file",
                    "java.nio.charset",
                    "java.text",
                    "java.lang.reflect",
                    "java.net");

    private static final Pattern SYMBOL =
            Pattern.compile("symbol:\\s+(?:class|variable|interface) (\\p{Lu}\\w*)\\b");

    private static final Pattern PACKAGE = Pattern.compile("^package (\\p{Lu}\\w*) does not exist");

    private Supplied() {}

    /** What conventional calls see without saying so. */
    static List<String> always() {
        return PACKAGES.subList(0, PACKAGES.size() - 2).stream().map(each -> each + ".*").toList();
    }

    /** The full name of the class that an error misses; empty when it is none of these. */
    static Optional<String> missing(Fault error) {
        for (Pattern pattern : List.of(SYMBOL, PACKAGE)) {
            Matcher found = pattern.matcher(error.message());
            if (found.find()) {
                return find(found.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> find(String name) {
        for (String each : PACKAGES) {
            String full = each + "." + name;
            try {
                Class<?> type = Class.forName(full, false, ClassLoader.getPlatformClassLoader());
                if (Modifier.isPublic(type.getModifiers())) {
                    return Optional.of(full);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // Not there: the next.
            }
        }
        return Optional.empty();
    }
}
