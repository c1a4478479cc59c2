package dev.assay.bench.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jars of one checker, each with another version, which its feedback names. */
final class Versions {

    static final String ID = "bench.holds";

    private static final String SOURCE =
            """
            package bench;
            import dev.assay.spi.*;
            import java.util.List;
            public final class Holds implements CheckerType<Holds.Config> {
                public record Config() {}
                private static final byte[] WEIGHT = new byte[1 << 20];
                public CheckerInfo info() {
                    return new CheckerInfo("bench.holds", VERSION, Cost.INSTANT, "Holds an x");
                }
                public Class<Config> configType() { return Config.class; }
                public Check bind(Config config, BindContext context) {
                    return (answer, at) -> new Outcome.Graded(
                            answer.text().contains("x") ? Score.ONE : Score.ZERO,
                            Confidence.CERTAIN,
                            List.of(),
                            List.of(Feedback.learner("VERSION")));
                }
            }
            """;

    private static final String TABLE =
            """
            - rows:
                - {answer: "an x", score: 1}
                - {answer: "none", score: 0}
            """;

    private final Path folder;

    Versions(Path folder) {
        this.folder = folder;
    }

    /** Builds the jar of a version; a megabyte of its own shows a version that is not let go of. */
    Path build(int version) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes" + version));
        String text = SOURCE.replace("VERSION", Integer.toString(version));
        StringWriter said = new StringWriter();
        boolean compiled =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                said,
                                null,
                                null,
                                List.of(
                                        "-d",
                                        classes.toString(),
                                        "-proc:none",
                                        "-cp",
                                        System.getProperty("java.class.path")),
                                null,
                                List.of(new Source(text)))
                        .call();
        if (!compiled) {
            throw new IllegalStateException(said.toString());
        }
        Path jar = folder.resolve(version + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            put(zip, "META-INF/services/dev.assay.spi.CheckerType", bytes("bench.Holds"));
            put(zip, "META-INF/assay/" + ID + ".examples.yaml", bytes(TABLE));
        }
        return jar;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///bench/Holds.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
