package dev.assay.bench.execution;

import dev.assay.grading.table.ExampleTable.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a case's answers are made to do, without us.
 *
 * @param folder what the work needs, readable by all; empty for nothing
 */
record Work(Entry entry, Optional<Path> folder) {

    private static final String CPP =
            "set -e; cd \"$(mktemp -d)\"; trap 'rm -r \"$PWD\"' EXIT; cat > a.cpp;"
                    + " g++ -std=gnu++20 -O2 -w -o a a.cpp; printf '3\\n1 2 3\\n' | ./a";

    /** The compiler and JUnit's launcher as they come, but told to start quickly. */
    private static final String JUNIT =
            "set -e; lib=\"$0\"; bin=\"$1\"; cd \"$(mktemp -d)\"; trap 'rm -r \"$PWD\"' EXIT;"
                    + " cat > Answer.java; cp \"$lib\"/*.java .;"
                    + " \"$bin/javac\" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none"
                    + " -cp \"$lib/*\" *.java;"
                    + " \"$bin/java\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                    + " -cp \"$lib/*:.\" BareTests";

    private static final String JARS = "dev/assay/checkers/execution/java/lib/";

    private static final List<String> JUNIT_JARS =
            List.of(
                    "apiguardian-api",
                    "junit-jupiter-api",
                    "junit-jupiter-engine",
                    "junit-jupiter-params",
                    "junit-platform-commons",
                    "junit-platform-engine",
                    "junit-platform-launcher",
                    "opentest4j");

    static Work of(Entry entry) throws IOException {
        if (!entry.title().equals("java-junit5")) {
            return new Work(entry, Optional.empty());
        }
        Path folder =
                Files.createTempDirectory(
                        "assay-bench-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-xr-x")));
        folder.toFile().deleteOnExit();
        ClassLoader loader = Work.class.getClassLoader();
        for (String jar : JUNIT_JARS) {
            put(folder, jar + ".jar", loader.getResourceAsStream(JARS + jar + ".jar"));
        }
        put(folder, "BareTests.java", Work.class.getResourceAsStream("BareTests.txt"));
        for (Map.Entry<String, String> file : entry.files().entrySet()) {
            String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
            Path path = Files.writeString(folder.resolve(name), file.getValue());
            path.toFile().deleteOnExit();
        }
        return new Work(entry, Optional.of(folder));
    }

    private static void put(Path folder, String name, @Nullable InputStream content)
            throws IOException {
        try (InputStream in = content) {
            if (in == null) {
                throw new IOException(name + " is not there");
            }
            Path path = folder.resolve(name);
            Files.copy(in, path);
            path.toFile().deleteOnExit();
        }
    }

    /** Whether nothing is shared by answers that could be started before. */
    boolean isCommand() {
        return entry.title().equals("cpp") || folder.isPresent();
    }

    /** What an answer says. */
    String answer() {
        return entry.rows().getFirst().answer().text();
    }

    /** The command that does all of it; it is given the answer on its standard input. */
    List<String> command() {
        if (folder.isPresent()) {
            String bin = Path.of(System.getProperty("java.home"), "bin").toString();
            return List.of("/bin/sh", "-c", JUNIT, folder.get().toString(), bin);
        }
        return isCommand() ? List.of("/bin/sh", "-c", CPP) : List.of("/usr/bin/python3", "-");
    }
}
