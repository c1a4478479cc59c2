package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.Reading.NoProgramException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Paths that a learner chose: they may be anything, and lead nowhere but into the box. */
final class Paths {

    /** A folder in the box that is ours. */
    static final String RESERVED = ".program";

    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 20;

    private Paths() {}

    /**
     * The path in the box.
     *
     * @throws NoProgramException when it is none
     */
    static String confined(String path) throws NoProgramException {
        String[] names = path.split("/", -1);
        if (names.length > MOST_NAMES || !Arrays.stream(names).allMatch(Paths::isName)) {
            String shown =
                    path.codePoints()
                            .limit(60)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            throw new NoProgramException("a file can't be called '" + shown + "'");
        }
        return path;
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && !name.equals(RESERVED)
                && name.codePoints().noneMatch(c -> c < ' ' || c == 0x7f || c == '\\')
                && name.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }

    /** Whether one of two paths is a folder of the other. */
    static boolean clash(String path, String other) {
        return path.startsWith(other + "/") || other.startsWith(path + "/");
    }

    /** No file may stand where another one needs a folder. */
    static void checkFolders(Set<String> paths) throws NoProgramException {
        for (String path : paths) {
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                if (paths.contains(path.substring(0, at))) {
                    throw new NoProgramException(
                            "'" + path.substring(0, at) + "' is a file and a folder");
                }
            }
        }
    }
}
