package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.CompilerMain;
import dev.assay.checkers.execution.java.guest.RunnerMain;
import dev.assay.checkers.execution.java.guest.TrainingMain;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What Java processes in the sandbox are made of: this JDK, the part of ours that runs inside,
 * JUnit, and a cache of all their classes, made once (JEP 483, JEP 514). It lies in a folder that
 * sandboxes may read and only this server's user may write to.
 */
final class Installation {

    /** The classes that run inside. */
    static final List<String> GUEST =
            List.of(
                    "AnswerLoader",
                    "CallCode",
                    "CallCode$1",
                    "CallCode$Use",
                    "Compilation",
                    "CompileRequest",
                    "CompileRequest$Part",
                    "Compiled",
                    "Compiled$Call",
                    "Compiled$ClassFile",
                    "Compiled$Problem",
                    "Compiled$TestProblem",
                    "CompilerMain",
                    "Declared",
                    "Declared$Method",
                    "Edited",
                    "Edited$Change",
                    "Encoder",
                    "Fragment",
                    "Fragment$Reader",
                    "Fragment$Way",
                    "Fragment$Wrapper",
                    "Javac",
                    "Javac$Binary",
                    "Javac$Fault",
                    "Javac$GivesUpException",
                    "Javac$Memory",
                    "Javac$Parsed",
                    "Javac$Result",
                    "Javac$Source",
                    "JunitTests",
                    "JunitTests$Folders",
                    "JunitTests$Listener",
                    "JunitTests$Mistakes",
                    "Resolver",
                    "RunnerMain",
                    "RunnerMain$Printed",
                    "RunnerMain$Sample",
                    "RunnerMain$Sample$Point",
                    "RunnerMain$Work",
                    "SampleTests",
                    "Scan",
                    "Supplied",
                    "TestCode",
                    "TestCode$Place",
                    "TestOutline",
                    "TestOutline$Method",
                    "TestOutline$Place",
                    "TestOutline$Type",
                    "TrainingMain",
                    "Wire",
                    "Wire$Body",
                    "Wire$ItemReader",
                    "Wire$ItemWriter");

    private static final List<String> JUNIT =
            List.of(
                    "apiguardian-api",
                    "junit-jupiter-api",
                    "junit-jupiter-engine",
                    "junit-jupiter-params",
                    "junit-platform-commons",
                    "junit-platform-engine",
                    "junit-platform-launcher",
                    "opentest4j");

    /** The same for all: one cache serves them. */
    private static final List<String> FLAGS =
            List.of(
                    // The cache lies where it was made to lie: moved, every page of it is copied.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-XX:+DisableAttachMechanism",
                    "-XX:ErrorFile=/dev/null",
                    "-Xlog:disable",
                    "-XX:+DisplayVMOutputToStderr",
                    "-Djava.awt.headless=true",
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "-Duser.timezone=UTC",
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8");

    /** Sandboxes have folders of their own there. */
    private static final List<String> HIDDEN =
            List.of("/tmp", "/box", "/dev", "/proc", "/run/assay", "/assay", "/cgroup");

    private static final String PREFIX = "java-";
    private static final Duration FORGOTTEN = Duration.ofDays(14);
    private static final int TRAINING_SECONDS = 120;

    private final Path folder;
    private volatile boolean hasCache;

    private Installation(Path folder) {
        this.folder = folder;
        this.hasCache = Files.isRegularFile(cache());
    }

    /** Finds it, or makes it; the cache is made in the background. */
    static Installation open() throws SandboxException {
        if (!Files.isExecutable(javaHome().resolve("bin/javac"))) {
            throw new SandboxException(
                    javaHome() + " has no compiler: run Assay with a JDK, not with a JRE");
        }
        try {
            Map<String, byte[]> files = files();
            Path folder = parent().resolve(PREFIX + digest(files));
            if (!isWhole(folder, files)) {
                make(folder, files);
            }
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            Installation installation = new Installation(folder);
            if (!installation.hasCache) {
                Thread.ofPlatform()
                        .daemon()
                        .name("assay-java-cache")
                        .start(installation::makeCache);
            }
            return installation;
        } catch (IOException e) {
            throw new SandboxException("there is no place for Java's files: " + e.getMessage(), e);
        }
    }

    static Path javaHome() {
        return Path.of(System.getProperty("java.home", "/usr"));
    }

    Path folder() {
        return folder;
    }

    private Path cache() {
        return folder.resolve("java.aot");
    }

    // --- commands --------------------------------------------------------------------------

    /** A compiler with so much memory for its objects. */
    List<String> compiler(int heapMib) {
        List<String> line = java(heapMib);
        line.add(CompilerMain.class.getName());
        JUNIT.forEach(each -> line.add(folder.resolve(each + ".jar").toString()));
        return line;
    }

    /**
     * A runner. What the answer prints goes into a file, and replies go to where standard output
     * went: nobody mistakes one for the other.
     */
    List<String> runner(int heapMib) {
        List<String> line =
                new ArrayList<>(
                        List.of("/bin/sh", "-c", "exec 4>&1 1>/tmp/.out; exec \"$0\" \"$@\""));
        line.addAll(java(heapMib));
        // It lives for one answer: compiling what runs a few hundred times costs more than it
        // saves.
        line.add("-XX:CompileThresholdScaling=5");
        line.addAll(List.of(RunnerMain.class.getName(), "/proc/self/fd/4", "/tmp/.out"));
        return line;
    }

    private List<String> java(int heapMib) {
        List<String> line = new ArrayList<>();
        line.add(javaHome().resolve("bin/java").toString());
        if (hasCache) {
            line.add("-XX:AOTCache=" + cache());
        }
        line.addAll(FLAGS);
        line.addAll(List.of("-Xms8m", "-Xmx" + heapMib + "m", "-cp", classPath()));
        return line;
    }

    private String classPath() {
        StringBuilder path = new StringBuilder(folder.resolve("guest.jar").toString());
        JUNIT.forEach(each -> path.append(':').append(folder.resolve(each + ".jar")));
        return path.toString();
    }

    /** Starts a process. */
    @FunctionalInterface
    interface Start {
        Worker start() throws SandboxException, LostWorkerException, InterruptedException;
    }

    /** A started process; where it starts only without the cache, the cache is given up. */
    Worker started(Start process)
            throws SandboxException, LostWorkerException, InterruptedException {
        try {
            return process.start();
        } catch (SandboxException e) {
            if (!hasCache) {
                throw e;
            }
            hasCache = false;
            boolean isCacheToBlame = false;
            try {
                Worker worker = process.start();
                isCacheToBlame = true;
                return worker;
            } finally {
                hasCache = !isCacheToBlame;
            }
        }
    }

    private void makeCache() {
        Path made = folder.resolve("java.aot." + ProcessHandle.current().pid());
        List<String> line = new ArrayList<>();
        line.add(javaHome().resolve("bin/java").toString());
        line.add("-XX:AOTCacheOutput=" + made);
        line.addAll(FLAGS);
        line.addAll(List.of("-Xmx256m", "-cp", classPath(), TrainingMain.class.getName()));
        JUNIT.forEach(each -> line.add(folder.resolve(each + ".jar").toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
            builder.environment().clear();
            Process process =
                    builder.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            } else if (process.exitValue() == 0 && Files.isRegularFile(made)) {
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-r--r--"));
                Files.move(made, cache(), StandardCopyOption.ATOMIC_MOVE);
                hasCache = true;
            }
        } catch (IOException e) {
            System.getLogger(Installation.class.getName())
                    .log(Level.WARNING, "Java starts without a cache: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                Files.deleteIfExists(made);
            } catch (IOException e) {
                // It is swept with its folder.
            }
        }
    }

    // --- files -----------------------------------------------------------------------------

    private static Path parent() throws IOException {
        String named = System.getProperty("assay.runtimes");
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        Path system = Path.of("/var/lib/assay/runtimes");
        Path wanted =
                named != null
                        ? Path.of(named)
                        : isRoot || Files.isWritable(system)
                                ? system
                                : Path.of(
                                        System.getProperty("user.home", "/"),
                                        ".local/share/assay/runtimes");
        for (String hidden : HIDDEN) {
            if (wanted.toAbsolutePath().normalize().startsWith(hidden)) {
                throw new IOException(
                        wanted
                                + " is not to be seen in sandboxes: set -Dassay.runtimes to a"
                                + " folder elsewhere");
            }
        }
        Path parent = Files.createDirectories(wanted.toAbsolutePath());
        sweep(parent);
        return parent;
    }

    private static void sweep(Path parent) {
        Instant old = Instant.now().minus(FORGOTTEN);
        try (Stream<Path> all = Files.list(parent)) {
            for (Path each : all.toList()) {
                if (each.getFileName().toString().startsWith(PREFIX)
                        && Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
                    delete(each);
                }
            }
        } catch (IOException e) {
            // Then it stays; nothing depends on it.
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("guest.jar", guest());
        for (String name : JUNIT) {
            files.put(name + ".jar", resource("lib/" + name + ".jar"));
        }
        return files;
    }

    private static byte[] guest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (String name : GUEST) {
                String path = "guest/" + name + ".class";
                JarEntry entry = new JarEntry("dev/assay/checkers/execution/java/" + path);
                entry.setTime(0); // the same bytes each time
                jar.putNextEntry(entry);
                jar.write(resource(path));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Installation.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** Of all that a cache depends on. */
    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(digest::update);
            digest.update(FLAGS.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(
                    (javaHome() + System.getProperty("java.vm.version"))
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Runtime.version().feature()
                    + "-"
                    + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is ours alone, and holds what it must. */
    private static boolean isWhole(Path folder, Map<String, byte[]> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Object owner = Files.getAttribute(folder, "unix:uid");
        if (!owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                || ((int) Files.getAttribute(folder, "unix:mode") & 022) != 0) {
            throw new IOException(folder + " is not this user's alone");
        }
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = folder.resolve(each.getKey());
            if (!Files.isRegularFile(file)
                    || !java.util.Arrays.equals(Files.readAllBytes(file), each.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static void make(Path folder, Map<String, byte[]> files) throws IOException {
        Path made = Files.createTempDirectory(folder.getParent(), PREFIX + "new-");
        try {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                Path file = Files.write(made.resolve(each.getKey()), each.getValue());
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (Files.isDirectory(folder)) {
                delete(folder); // part of it is missing
            }
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isWhole(folder, files)) { // nobody else was quicker
                throw e;
            }
        } finally {
            if (Files.isDirectory(made)) {
                delete(made);
            }
        }
    }
}
