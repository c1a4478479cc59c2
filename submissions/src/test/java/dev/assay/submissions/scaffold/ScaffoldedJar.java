package dev.assay.submissions.scaffold;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds the jar of a project that {@code assay new checker} made, as its Maven build does. */
public final class ScaffoldedJar {

    private ScaffoldedJar() {}

    /**
     * Makes a project, and its jar.
     *
     * @param version of the checker
     * @return the jar, in the project's folder
     */
    public static Path make(Path folder, String name, int version)
            throws IOException, ScaffoldException {
        return make(
                folder,
                name,
                text -> text.replace(", 1, Cost.INSTANT", ", " + version + ", Cost.INSTANT"));
    }

    /**
     * Makes a project, and its jar.
     *
     * @param edit what is done to the checker's source by its author
     */
    public static Path make(Path folder, String name, UnaryOperator<String> edit)
            throws IOException, ScaffoldException {
        Path project = folder.resolve(name);
        new Projects(Path.of("/assay"), "0.1.0")
                .checker(ProjectName.parseChecker(name), Projects.Language.JAVA, folder);
        for (Path source : files(project.resolve("src/main/java"))) {
            Files.writeString(source, edit.apply(Files.readString(source)));
        }
        return build(project);
    }

    /** Builds a project's jar. */
    public static Path build(Path project) throws IOException {
        Path classes = Files.createDirectories(project.resolve("target/classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of(
                            "-d",
                            classes.toString(),
                            "-proc:none",
                            "-Xlint:all,-path",
                            "-Werror",
                            "-cp",
                            System.getProperty("java.class.path"));
            boolean compiled =
                    compiler.getTask(
                                    said,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(
                                            files(project.resolve("src/main/java"))))
                            .call();
            if (!compiled) {
                throw new AssertionError(said.toString());
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        String pom = Files.readString(project.resolve("pom.xml"));
        manifest.getMainAttributes()
                .putValue("Assay-Spi", pom.replaceAll("(?s).*<Assay-Spi>(.*)</Assay-Spi>.*", "$1"));
        Path jar = project.resolve("target/" + project.getFileName() + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (Path root : List.of(classes, project.resolve("src/main/resources"))) {
                for (Path file : files(root)) {
                    zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
        return jar;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
