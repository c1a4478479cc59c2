package dev.assay.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a stranger's checkers into jars. */
public final class Jars {

    private static final String SERVICES = "META-INF/services/";

    private final Path work;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> services = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();

    /** In a folder of their own. */
    public Jars(Path work) {
        this.work = work;
    }

    /** A class of the package {@code stranger}. */
    public Jars source(String name, String body) {
        sources.put(
                name,
                """
                package stranger;
                import dev.assay.spi.*;
                import java.util.*;
                """
                        + body);
        return this;
    }

    /** A class of another package. */
    Jars inPackage(String packageName, String name, String body) {
        sources.put(name, "package " + packageName + ";\n" + body);
        return this;
    }

    Path work() {
        return work;
    }

    /** A checker, with whatever is said in place of its parts. */
    Jars checker(String name, String id, String members) {
        return source(
                        name,
                        """
                        public class NAME implements CheckerType<NAME.Config> {
                            MEMBERS
                            public CheckerInfo info() {
                                return new CheckerInfo("ID", 1, Cost.INSTANT, "A stranger's");
                            }
                            public Class<Config> configType() { return Config.class; }
                            public Check bind(Config config, BindContext context) {
                                return (answer, at) -> Outcome.clear();
                            }
                        }
                        """
                                .replace("NAME", name)
                                .replace("ID", id)
                                .replace("MEMBERS", members))
                .names("dev.assay.spi.CheckerType", "stranger." + name);
    }

    /**
     * A checker that gives full marks where a condition holds, and says its version; with a table
     * by which that must be where the answer holds an x.
     */
    public Jars grader(String name, String id, int version, String condition) {
        return source(
                        name,
                        """
                        public class NAME implements CheckerType<NAME.Config> {
                            public record Config() {}
                            public CheckerInfo info() {
                                return new CheckerInfo("ID", VERSION, Cost.INSTANT, "A stranger's");
                            }
                            public Class<Config> configType() { return Config.class; }
                            public Check bind(Config config, BindContext context) {
                                return (answer, at) -> {
                                    boolean right = CONDITION;
                                    return new Outcome.Graded(
                                            right ? Score.ONE : Score.ZERO,
                                            Confidence.CERTAIN,
                                            List.of(),
                                            List.of(Feedback.learner("by version VERSION")));
                                };
                            }
                            static int loops() {
                                long end = System.nanoTime() + 10_000_000_000L;
                                while (System.nanoTime() < end) {}
                                return 1;
                            }
                            static int exits() { System.exit(3); return 1; }
                            static int halts() { Runtime.getRuntime().halt(3); return 1; }
                            static int exitsByReference() {
                                java.util.function.IntConsumer exit = System::exit;
                                exit.accept(3);
                                java.util.function.BiConsumer<Runtime, Integer> other = Runtime::exit;
                                other.accept(Runtime.getRuntime(), 3);
                                return 1;
                            }
                            static int throwsError() { throw new InternalError("broken"); }
                            /** Throws itself at whoever asks it. */
                            static class TellsNothing extends Error {
                                public String getMessage() { throw this; }
                                public String toString() { throw this; }
                                public Throwable getCause() { throw this; }
                            }
                            static int throwsWhatTellsNothing() { throw new TellsNothing(); }
                            static int recurs(int n) { return n < 0 ? 0 : 1 + recurs(n + 1); }
                            static int allocates() {
                                List<Object> all = new ArrayList<>();
                                while (all.size() < Integer.MAX_VALUE) { all.add(new long[1 << 24]); }
                                return all.size();
                            }
                        }
                        """
                                .replace("NAME", name)
                                .replace("ID", id)
                                .replace("VERSION", Integer.toString(version))
                                .replace("CONDITION", condition))
                .names("dev.assay.spi.CheckerType", "stranger." + name)
                .file(
                        "META-INF/assay/" + id + ".examples.yaml",
                        """
                        - rows:
                            - {answer: "an x", score: 1}
                            - {answer: "none", score: 0}
                        """);
    }

    /** A file in the jar. */
    public Jars file(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** An attribute of the jar's manifest. */
    public Jars attribute(String name, String value) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** What a service file names. */
    Jars names(String service, String className) {
        services.computeIfAbsent(service, key -> new ArrayList<>()).add(className);
        return this;
    }

    /** Compiles all sources, and leaves out the classes named. */
    public Path jar(String fileName, String... without) throws IOException {
        Path classes = Files.createTempDirectory(work, "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> options =
                List.of(
                        "-d",
                        classes.toString(),
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"));
        if (!units.isEmpty() && !compiler.getTask(said, null, null, options, null, units).call()) {
            throw new IllegalStateException(said.toString());
        }
        Path jar = work.resolve(fileName);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> compiled = Files.walk(classes)) {
            if (!manifest.getMainAttributes().isEmpty()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                manifest.write(bytes);
                entry(zip, "META-INF/MANIFEST.MF", bytes.toByteArray());
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Path file : compiled.filter(Files::isRegularFile).sorted().toList()) {
                String path = classes.relativize(file).toString();
                if (!List.of(without).contains(path)) {
                    entry(zip, path, Files.readAllBytes(file));
                }
            }
            for (Map.Entry<String, List<String>> service : services.entrySet()) {
                String text = String.join("\n", service.getValue());
                entry(zip, SERVICES + service.getKey(), text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void entry(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///stranger/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
