package dev.assay.plugin;

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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a stranger's checkers into jars. */
final class Jars {

    private static final String SERVICES = "META-INF/services/";

    private final Path work;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> services = new LinkedHashMap<>();

    Jars(Path work) {
        this.work = work;
    }

    /** A class of the package {@code stranger}. */
    Jars source(String name, String body) {
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

    /** What a service file names. */
    Jars names(String service, String className) {
        services.computeIfAbsent(service, key -> new ArrayList<>()).add(className);
        return this;
    }

    /** Compiles all sources, and leaves out the classes named. */
    Path jar(String fileName, String... without) throws IOException {
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
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
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
