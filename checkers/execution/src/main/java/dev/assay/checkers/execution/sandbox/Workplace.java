package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder on the host for what sandboxes need to start: the part that runs inside, and sockets. No
 * answer and no result is ever in it. Folders of servers that are gone are taken away.
 */
final class Workplace implements AutoCloseable {

    static final String PREFIX = "assay-sandbox-";

    /** From the root: in a jar, "../" leads nowhere. */
    private static final String GUEST_FOLDER = "/dev/assay/checkers/execution/guest/";

    private static final List<String> GUEST =
            List.of(
                    "__init__.py",
                    "answer.py",
                    "box.py",
                    "fragments.py",
                    "gpu.py",
                    "kernel.py",
                    "program.py",
                    "libraries.txt",
                    "runtime.py",
                    "stand_ins.py",
                    "values.py",
                    "wire.py",
                    "zygote.py");

    private final Path folder;
    private final Account account;
    private final AtomicInteger sockets = new AtomicInteger();

    Workplace(Account account) throws IOException {
        this.account = account;
        Path parent = parent(account);
        sweep(parent);
        folder = Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-");
        Files.setPosixFilePermissions(folder, Account.mode("rwxr-xr-x"));
        Path guest = Files.createDirectories(guest().resolve("assay_guest"));
        Files.setPosixFilePermissions(guest(), Account.mode("rwxr-xr-x"));
        Files.setPosixFilePermissions(guest, Account.mode("rwxr-xr-x"));
        for (String name : GUEST) {
            try (InputStream in =
                    Objects.requireNonNull(
                            Workplace.class.getResourceAsStream(GUEST_FOLDER + name), name)) {
                write(guest.resolve(name), in.readAllBytes());
            }
        }
        write(passwd(), "learner:x:1000:1000::/box:/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        Files.setPosixFilePermissions(file, Account.mode("rw-r--r--"));
    }

    /** The usual folder for temporary files; another where sandboxes can't get at that one. */
    private static Path parent(Account account) throws IOException {
        Path usual = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        for (Path each : List.of(usual, Path.of("/tmp"), Path.of("/run"))) {
            // A socket's path may be 107 bytes long.
            if (Files.isWritable(each)
                    && account.canReach(each)
                    && each.toAbsolutePath().toString().length() < 60) {
                return each;
            }
        }
        throw new IOException(
                "there is no folder for temporary files that sandboxes can get at: set"
                        + " -Djava.io.tmpdir to one that others may enter");
    }

    Path guest() {
        return folder.resolve("guest");
    }

    Path passwd() {
        return folder.resolve("passwd");
    }

    /** A folder for one socket, closed to all but the sandbox's user. */
    Path socketFolder() throws IOException {
        Path sockets = Files.createDirectory(folder.resolve("s" + this.sockets.incrementAndGet()));
        Files.setPosixFilePermissions(sockets, Account.mode("rwx------"));
        account.own(sockets);
        return sockets;
    }

    private static void sweep(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            all.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .filter(each -> isOver(each.getFileName().toString()))
                    .filter(Workplace::isOurs)
                    .forEach(Workplace::delete);
        } catch (IOException e) {
            // Then it stays; nothing depends on it.
        }
    }

    private static boolean isOurs(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:uid")
                    .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the server that a name with its process id belongs to has ended. */
    static boolean isOver(String name) {
        String[] parts = name.split("-", -1);
        try {
            long pid = Long.parseLong(parts[2]);
            return ProcessHandle.of(pid).isEmpty();
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            return false;
        }
    }

    /** Deletes a folder and what is in it; others may be deleting the same. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            // The next server's sweep tries again.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // somebody was quicker
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
            if (e != null) {
                throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public void close() {
        delete(folder);
    }
}
