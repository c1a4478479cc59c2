package dev.assay.checkers.execution.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A process in the sandbox that has a runtime imported and forks a box for each connection. It ends
 * when it is closed, when this server ends however it does, and with it all its boxes.
 */
final class Zygote {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int KILLED = 128 + 9;
    private static final int MOST_LOG = 2_000;

    private final Path folder;
    private final Path log;
    private final long born = System.nanoTime();
    private final CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();
    private volatile @Nullable Process process;
    private volatile boolean isEnded;
    private int boxes;
    private int made;
    private boolean isRetired;

    private Zygote(Path folder) {
        this.folder = folder;
        this.log = folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** Starts one; {@link #await} tells when it is ready. */
    static Zygote start(Host host, Interpreter interpreter, List<Path> binds)
            throws SandboxException {
        try {
            Path folder = host.socketFolder();
            ObjectNode options = Frame.object().put("socket", "/run/assay/z");
            interpreter.modules().forEach(options.putArray("modules")::add);
            host.cgroups().folders().keySet().forEach(options.putArray("cgroups")::add);
            List<String> command =
                    Bubblewrap.zygote(
                            host, binds, folder, interpreter.executable(), options.toString());
            Zygote zygote = new Zygote(folder);
            // A thread of its own: bubblewrap ends with the thread that started it.
            Thread keeper = new Thread(() -> zygote.keep(command), "assay-zygote");
            keeper.setDaemon(true);
            keeper.start();
            return zygote;
        } catch (IOException e) {
            throw new SandboxException("no zygote can be started: " + e.getMessage(), e);
        }
    }

    private void keep(List<String> command) {
        try {
            Process started = Programs.prepare(command).redirectError(log.toFile()).start();
            process = started;
            CompletableFuture<Void> isOver = started.onExit().thenRunAsync(this::endOrphans);
            if (isEnded) {
                end();
            }
            try (BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    started.getInputStream(), StandardCharsets.UTF_8))) {
                String line = out.readLine();
                if (line == null) {
                    isOver.join();
                    throw new IOException(tail());
                }
                Map<String, String> versions = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> each : JSON.readTree(line).properties()) {
                    versions.put(each.getKey(), each.getValue().asText());
                }
                ready.complete(Map.copyOf(versions));
                isOver.join();
            }
        } catch (IOException | RuntimeException e) {
            ready.completeExceptionally(e);
            end();
            deleteFiles(); // it may be that none was started
        }
    }

    /**
     * What bubblewrap starts ends with it, but not when it is killed in the first milliseconds:
     * then its child waits for it for ever, or goes on without it, and so does whoever reads from
     * it.
     */
    private void endOrphans() {
        ProcessHandle.allProcesses().filter(this::isOurs).forEach(ProcessHandle::destroyForcibly);
    }

    private boolean isOurs(ProcessHandle one) {
        try {
            Path line = Path.of("/proc", Long.toString(one.pid()), "cmdline");
            List<String> words =
                    List.of(Files.readString(line, StandardCharsets.ISO_8859_1).split("\0", -1));
            return words.getFirst().endsWith(Bubblewrap.NAME) && words.contains(folder.toString());
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    private String tail() throws IOException {
        if (isEnded) {
            return "it was ended before it was ready";
        }
        String text = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
        return text.isEmpty()
                ? "it ended without a word"
                : text.substring(Math.max(0, text.length() - MOST_LOG));
    }

    /**
     * Waits until it is ready. Whoever stops waiting does not stop it.
     *
     * @throws SandboxException when it is not ready by then, or never will be
     */
    void await(Instant until) throws SandboxException, InterruptedException {
        try {
            Instant latest = Instant.now().plus(START);
            Duration left =
                    Duration.between(Instant.now(), until.isBefore(latest) ? until : latest);
            ready.get(Math.max(0, left.toMillis()), MILLISECONDS);
        } catch (ExecutionException e) {
            throw new SandboxException("the sandbox does not start: " + reason(e.getCause()), e);
        } catch (TimeoutException e) {
            if (age().compareTo(START) > 0) {
                end();
            }
            throw new SandboxException("the sandbox is not ready yet", e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "no reason" : String.valueOf(cause.getMessage());
    }

    /** The versions of the interpreter and of what it has imported, by name. */
    Map<String, String> versions() {
        return ready.join();
    }

    /** Whether it serves, or is about to. */
    boolean isAlive() {
        Process running = process;
        return running == null ? !ready.isCompletedExceptionally() : running.isAlive();
    }

    /**
     * Whether it is over because somebody killed it, or a part of it: that says nothing of the
     * next. What is about to end is waited for, but not for long.
     */
    boolean wasKilled() throws InterruptedException {
        Process running = process;
        return running != null
                && running.waitFor(SOON.toMillis(), MILLISECONDS)
                && running.exitValue() == KILLED;
    }

    /** How many boxes it has made. */
    synchronized int made() {
        return made;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - born);
    }

    /** A line to a new box; {@link #leave} when it is closed. */
    Connection connect() throws IOException {
        synchronized (this) {
            boxes++;
            made++;
        }
        try {
            return new Connection(folder.resolve("z"));
        } catch (IOException | RuntimeException e) {
            leave();
            throw e;
        }
    }

    /** A box of it is closed. */
    void leave() {
        boolean isOver;
        synchronized (this) {
            boxes--;
            isOver = isRetired && boxes == 0;
        }
        if (isOver) {
            end();
        }
    }

    /** Makes no more boxes, and ends with the last one. */
    void retire() {
        boolean isOver;
        synchronized (this) {
            isRetired = true;
            isOver = boxes == 0;
        }
        if (isOver) {
            end();
        }
    }

    /** Ends it and all its boxes. */
    void end() {
        isEnded = true;
        Process running = process;
        if (running == null) {
            return; // it is about to start, and whoever starts it ends it
        }
        try {
            running.getOutputStream().close();
        } catch (IOException e) {
            // It is gone.
        }
        try {
            if (!running.waitFor(2, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        deleteFiles();
    }

    private void deleteFiles() {
        Workplace.delete(folder);
        Workplace.delete(log);
    }
}
