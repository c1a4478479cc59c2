package dev.assay.checkers.execution.sandbox;

import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes cells with one interpreter: keeps a zygote, starts another when it dies, and replaces it in
 * the background when it has served long.
 */
public final class Cells implements AutoCloseable {

    private static final int MOST_BOXES = 5_000;
    private static final Duration MOST_AGE = Duration.ofHours(1);
    private static final int TRIES = 3;

    /** So long at most are runtimes started for one cell that somebody kills again and again. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Host host;
    private final Interpreter interpreter;
    private final int mostBoxes;
    private final List<Path> binds;
    private @Nullable Zygote zygote;
    private boolean isReplacing;
    private boolean isClosed;

    public Cells(Host host, Interpreter interpreter) {
        this(host, interpreter, MOST_BOXES);
    }

    /**
     * The same.
     *
     * @param mostBoxes after which a zygote is replaced
     */
    Cells(Host host, Interpreter interpreter, int mostBoxes) {
        this.host = host;
        this.interpreter = interpreter;
        this.mostBoxes = mostBoxes;
        this.binds = binds(host, interpreter);
    }

    /** What answers may see besides {@code /usr}: the interpreter's folders, and this JDK. */
    private static List<Path> binds(Host host, Interpreter interpreter) {
        List<Path> binds = new ArrayList<>(interpreter.folders());
        binds.add(Path.of(System.getProperty("java.home", "/usr")));
        return binds.stream()
                .filter(each -> !each.startsWith("/usr") && Files.isDirectory(each))
                .filter(host.account()::canReach)
                .distinct()
                .toList();
    }

    /** The versions of the interpreter and of what it has imported, by name. */
    public Map<String, String> versions() throws SandboxException, InterruptedException {
        Zygote now = zygote();
        now.await(Instant.MAX);
        return now.versions();
    }

    /**
     * Makes a cell.
     *
     * @param forAnswer whether a process for one answer waits in it
     * @param until when to give up waiting for the runtime
     * @throws SandboxException after some tries; a runtime that somebody killed is none
     */
    public Cell cell(boolean forAnswer, Instant until)
            throws SandboxException, InterruptedException {
        Instant longest = Instant.now().plus(PATIENCE);
        Instant latest = until.isBefore(longest) ? until : longest;
        SandboxException last = null;
        for (int tries = 0; tries < TRIES; ) {
            Zygote mother = zygote();
            try {
                mother.await(until);
                return make(mother, forAnswer);
            } catch (SandboxException e) {
                last = e;
                boolean isNone = Instant.now().isBefore(latest) && mother.wasKilled();
                tries += isNone ? 0 : 1;
            }
        }
        throw last == null ? new SandboxException("no box") : last;
    }

    private Cell make(Zygote mother, boolean forAnswer)
            throws SandboxException, InterruptedException {
        Cgroups.Slot slot;
        try {
            slot = host.cgroups().slot();
        } catch (IOException e) {
            throw new SandboxException("no cgroup: " + e.getMessage(), e);
        }
        try {
            Connection connection = mother.connect();
            Cell cell = new Cell(mother, connection, slot, host.hasCgroups());
            cell.begin(forAnswer);
            return cell;
        } catch (IOException e) {
            slot.close();
            discard(mother);
            throw new SandboxException("no box: " + e.getMessage(), e);
        }
    }

    /** One that does not listen is dead, or about to be. */
    private void discard(Zygote dead) {
        synchronized (this) {
            if (dead.equals(zygote)) {
                zygote = null;
            }
        }
        dead.end();
    }

    private synchronized Zygote zygote() throws SandboxException {
        if (isClosed) {
            throw new SandboxException("the sandbox has been closed");
        }
        Zygote now = zygote;
        if (now == null || !now.isAlive()) {
            if (now != null) {
                now.end();
            }
            now = Zygote.start(host, interpreter, binds);
            zygote = now;
        }
        if (!isReplacing && (now.made() > mostBoxes || now.age().compareTo(MOST_AGE) > 0)) {
            isReplacing = true;
            Thread.ofPlatform().daemon().name("assay-zygote-next").start(this::replace);
        }
        return now;
    }

    private void replace() {
        try {
            Zygote next = Zygote.start(host, interpreter, binds);
            next.await(Instant.MAX);
            Zygote old;
            synchronized (this) {
                old = isClosed ? next : zygote;
                zygote = isClosed ? null : next;
            }
            if (old != null) {
                old.retire();
            }
        } catch (SandboxException | InterruptedException e) {
            // The old one goes on; the next cell tries again.
            System.getLogger(Cells.class.getName())
                    .log(System.Logger.Level.WARNING, "no new zygote", e);
        } finally {
            synchronized (this) {
                isReplacing = false;
            }
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (zygote != null) {
            zygote.end();
            zygote = null;
        }
    }
}
