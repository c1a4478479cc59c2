package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The JDK's compiler, with sources and classes in memory. It runs nothing of what it reads:
 * annotation processors are off.
 */
final class Javac {

    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-nowarn", "-Xlint:none", "-Xmaxerrs", "50");

    /** It has a lot to say when it can't cope. */
    private static final Writer NOWHERE = Writer.nullWriter();

    private final JavaCompiler compiler;
    private final JavaFileManager platform;

    /** One whose sources may name the JDK's classes. */
    Javac() {
        this(List.of());
    }

    /** One whose sources may name these jars' classes, too. */
    Javac(List<String> jars) {
        compiler =
                Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                        .orElseThrow(() -> new IllegalStateException("this Java has no compiler"));
        StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocation(StandardLocation.CLASS_PATH, jars.stream().map(File::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        platform = files;
    }

    /** An error, by the file that it is in. */
    record Fault(String file, int offset, int end, String code, String message) {}

    /** The compiler can't cope with what it reads. */
    static final class GivesUpException extends RuntimeException {

        private static final long serialVersionUID = 1;

        GivesUpException() {
            super(Compiled.TOO_DEEP);
        }
    }

    /** What came of it: classes when there are no errors. */
    record Result(List<Fault> errors, List<ClassFile> classes) {}

    /** A file that was read. */
    record Parsed(CompilationUnitTree unit, Trees trees, List<Fault> errors) {}

    /** Reads a file; of one that is not Java it tells what it could make of it. */
    Parsed parse(String file, String text) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = task(List.of(new Source(file, text)), List.of(), found);
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(unit, Trees.instance(task), errors(found));
        } catch (IllegalStateException | StackOverflowError e) {
            throw new GivesUpException();
        }
    }

    /**
     * Compiles files.
     *
     * @param sources their texts by their names
     * @param known classes that they may name
     */
    Result compile(Map<String, String> sources, List<ClassFile> known) {
        if (sources.isEmpty()) {
            return new Result(List.of(), List.of());
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<Source> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        Memory memory = new Memory(platform, known);
        boolean isOk =
                Boolean.TRUE.equals(
                        compiler.getTask(NOWHERE, memory, found, OPTIONS, null, files).call());
        List<Fault> errors = errors(found);
        if (!isOk && errors.isEmpty()) {
            errors = List.of(new Fault("", -1, -1, "", Compiled.TOO_MUCH));
        }
        return new Result(errors, isOk ? memory.classes() : List.of());
    }

    private JavacTask task(
            List<Source> files, List<ClassFile> known, DiagnosticCollector<JavaFileObject> found) {
        return (JavacTask)
                compiler.getTask(NOWHERE, new Memory(platform, known), found, OPTIONS, null, files);
    }

    private static List<Fault> errors(DiagnosticCollector<JavaFileObject> found) {
        List<Fault> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(
                        new Fault(
                                each.getSource() == null ? "" : name(each.getSource()),
                                (int) each.getPosition(),
                                (int) each.getEndPosition(),
                                each.getCode(),
                                each.getMessage(Locale.ENGLISH)));
            }
        }
        return errors;
    }

    private static String name(JavaFileObject file) {
        String path = file.toUri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A source in memory; a public class of any name may stand in it. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }

    /** A class in memory. */
    private static final class Binary extends SimpleJavaFileObject {

        private final String name;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        Binary(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
        }

        Binary(ClassFile file) {
            this(file.name());
            written.writeBytes(file.bytes());
        }

        @Override
        public OutputStream openOutputStream() {
            return written;
        }

        @Override
        public java.io.InputStream openInputStream() {
            return new java.io.ByteArrayInputStream(written.toByteArray());
        }
    }

    /** Where classes are looked for and written to: the JDK's, the class path's, and memory. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, Binary> known = new LinkedHashMap<>();
        private final Map<String, Binary> made = new LinkedHashMap<>();

        Memory(JavaFileManager platform, List<ClassFile> known) {
            super(platform);
            known.forEach(each -> this.known.put(each.name(), new Binary(each)));
        }

        List<ClassFile> classes() {
            return made.values().stream()
                    .map(each -> new ClassFile(each.name, each.written.toByteArray()))
                    .toList();
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Binary binary = new Binary(className);
            made.put(className, binary);
            return binary;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location,
                String packageName,
                Set<JavaFileObject.Kind> kinds,
                boolean recurse)
                throws IOException {
            Iterable<JavaFileObject> there =
                    super.list(location, packageName, new HashSet<>(kinds), recurse);
            if (location != StandardLocation.CLASS_PATH
                    || !kinds.contains(JavaFileObject.Kind.CLASS)) {
                return there;
            }
            List<JavaFileObject> all = new ArrayList<>();
            there.forEach(all::add);
            for (Binary each : known.values()) {
                int dot = each.name.lastIndexOf('.');
                if (each.name.substring(0, Math.max(0, dot)).equals(packageName)) {
                    all.add(each);
                }
            }
            return all;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Binary binary
                    ? binary.name
                    : super.inferBinaryName(location, file);
        }

        @Override
        public boolean hasLocation(Location location) {
            // No processors, no plug-ins: nothing of the class path is run.
            return location != StandardLocation.ANNOTATION_PROCESSOR_PATH
                    && super.hasLocation(location);
        }

        @Override
        public void close() {
            // The platform's is used by the next one.
        }
    }
}
