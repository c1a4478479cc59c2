package dev.assay.checkers.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Libraries that programs may want and that do not come with their languages. Whether an answer
 * that wants one which is not here would be right with it, nobody knows: that is no learner's zero.
 * A name that is not among them is taken for a mistake.
 */
public final class Libraries {

    /** The same that the guest knows. */
    private static final Set<String> PYTHON = read();

    private static final Set<String> JAVASCRIPT =
            Set.of(
                    "lodash",
                    "underscore",
                    "ramda",
                    "axios",
                    "node-fetch",
                    "express",
                    "react",
                    "moment",
                    "dayjs",
                    "date-fns",
                    "chalk",
                    "mathjs",
                    "big.js",
                    "bignumber.js",
                    "decimal.js",
                    "rxjs",
                    "immutable",
                    "uuid",
                    "yargs",
                    "commander",
                    "inquirer",
                    "prompt",
                    "prompt-sync",
                    "prompts",
                    "readline-sync",
                    "jest",
                    "mocha",
                    "chai",
                    "typescript");

    /** Headers, or the folders that they stand in. */
    private static final Set<String> C =
            Set.of(
                    "boost",
                    "Eigen",
                    "absl",
                    "fmt",
                    "gtest",
                    "gmock",
                    "catch2",
                    "opencv2",
                    "SDL",
                    "SDL2",
                    "GL",
                    "GLFW",
                    "SFML",
                    "openssl",
                    "curl",
                    "gsl",
                    "tbb",
                    "armadillo",
                    "atcoder",
                    "nlohmann",
                    "cs50.h",
                    "gmp.h",
                    "gmpxx.h",
                    "mpfr.h",
                    "ncurses.h",
                    "curses.h",
                    "readline.h",
                    "readline",
                    "sqlite3.h",
                    "zlib.h",
                    "fftw3.h",
                    "conio.h",
                    "windows.h",
                    "graphics.h");

    /** How packages of libraries begin. */
    private static final Set<String> JAVA_ROOTS =
            Set.of(
                    "com",
                    "org",
                    "net",
                    "io",
                    "edu",
                    "dev",
                    "jakarta",
                    "javax",
                    "javafx",
                    "ch",
                    "de",
                    "uk",
                    "cn",
                    "reactor",
                    "android",
                    "androidx",
                    "kotlin",
                    "scala");

    /** Libraries that are a package by themselves; another single name is a variable's. */
    private static final Set<String> JAVA_WHOLE = Set.of("lombok", "junit");

    /** How tools call the package of whoever did not think of a name. */
    private static final Set<String> JAVA_OWN =
            Set.of("com.company", "com.example", "org.example", "com.mycompany", "net.example");

    private Libraries() {}

    /** Of Python, by a module's name. */
    public static boolean isPython(String module) {
        return PYTHON.contains(before('.', module));
    }

    /** Of Node.js, by what is required: {@code lodash}, {@code lodash/fp}, {@code @types/node}. */
    public static boolean isJavaScript(String name) {
        return name.startsWith("@") || JAVASCRIPT.contains(before('/', name));
    }

    /** Of C or C++, by what is included. */
    public static boolean isC(String header) {
        return C.contains(before('/', header)) || C.contains(header.replaceFirst("\\.\\w+$", ""));
    }

    /** Of Java, by a package's name. */
    public static boolean isJava(String name) {
        boolean isLibrary =
                JAVA_WHOLE.contains(before('.', name))
                        || (name.contains(".") && JAVA_ROOTS.contains(before('.', name)));
        return isLibrary && JAVA_OWN.stream().noneMatch(own -> (name + ".").startsWith(own + "."));
    }

    private static Set<String> read() {
        try (InputStream in =
                Objects.requireNonNull(
                        Libraries.class.getResourceAsStream("guest/libraries.txt"),
                        "libraries.txt is in the jar")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("libraries.txt can't be read", e);
        }
    }

    private static String before(char end, String name) {
        int at = name.indexOf(end);
        return at < 0 ? name : name.substring(0, at);
    }
}
