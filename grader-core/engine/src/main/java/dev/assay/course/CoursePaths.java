package dev.assay.course;

import dev.assay.config.NearNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Paths that a course's files name. */
final class CoursePaths {

    /** The folder of a course's files. */
    static final String FILES = "files/";

    // Letters and digits of any script: names stand in addresses and file names.
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private CoursePaths() {}

    /** Whether something can be the name of a course, a question or a part of a rubric. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What is wrong with a path, and how to mend it. */
    record Wrong(String problem, String mend) {}

    /**
     * Looks a path up.
     *
     * @param path as written
     * @param files the paths of the course's files
     * @return empty when the file is there
     */
    static Optional<Wrong> problem(String path, Set<String> files) {
        if (files.contains(path)) {
            return Optional.empty();
        }
        if (leaves(path)) {
            return Optional.of(
                    new Wrong(
                            "the path '" + path + "' leaves the course's folder",
                            "copy the file into files/ and write files/…"));
        }
        if (!path.startsWith(FILES)) {
            return Optional.of(
                    new Wrong(
                            "the path '" + path + "' is not under files/",
                            files.contains(FILES + path)
                                    ? "did you mean '" + FILES + path + "'?"
                                    : "move the file there and write files/…"));
        }
        return Optional.of(
                new Wrong(
                        "there is no file '" + path + "'",
                        NearNames.nearest(path, files)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("add it, or correct its name")));
    }

    private static boolean leaves(String path) {
        String slashed = path.replace('\\', '/');
        return slashed.startsWith("/")
                || slashed.matches("[A-Za-z]:.*")
                || List.of(slashed.split("/")).contains("..");
    }
}
