package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Groups as folders that this server makes: in each hierarchy one of its own, with slots in it. */
abstract class CgroupFolders implements Cgroups {

    private static final String PREFIX = "assay-sandbox-";

    /** So many that are free may still have processes; then the oldest is waited for. */
    private static final int MOST_FREE = 16;

    /** A process with much memory takes a while to be gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Path> folders = new LinkedHashMap<>();
    private final Account account;
    private final ConcurrentLinkedDeque<String> free = new ConcurrentLinkedDeque<>();
    private final AtomicInteger made = new AtomicInteger();

    /**
     * Makes this server's folders.
     *
     * @param parents by the hierarchy's name
     */
    CgroupFolders(Map<String, Path> parents, Account account) throws IOException {
        this.account = account;
        for (Map.Entry<String, Path> parent : parents.entrySet()) {
            sweep(parent.getValue());
            // Another sandbox of the same server may be there.
            int count = 0;
            Path folder;
            do {
                folder =
                        parent.getValue()
                                .resolve(PREFIX + ProcessHandle.current().pid() + "-" + count++);
            } while (Files.exists(folder));
            folders.put(parent.getKey(), Files.createDirectory(folder));
        }
    }

    @Override
    public Map<String, Path> folders() {
        return Map.copyOf(folders);
    }

    Path folder(String hierarchy) {
        return Optional.ofNullable(folders.get(hierarchy)).orElseThrow();
    }

    @Override
    public Slot slot() throws IOException {
        for (String name : free) { // the longest free first: its processes had time to go
            if (isEmpty(name) && free.remove(name)) {
                return slot(name);
            }
        }
        String oldest = free.size() < MOST_FREE ? null : free.poll();
        if (oldest != null) {
            if (isSoonEmpty(oldest)) {
                return slot(oldest);
            }
            free.addLast(oldest); // its time comes
        }
        String name = "s" + made.incrementAndGet();
        for (Path folder : folders.values()) {
            Path slot = Files.createDirectory(folder.resolve(name));
            account.own(slot.resolve("cgroup.procs"));
        }
        return slot(name);
    }

    abstract Slot slot(String name) throws IOException;

    void giveBack(String name) {
        free.addLast(name);
    }

    private boolean isSoonEmpty(String name) throws IOException {
        for (int tries = 0; tries < 20; tries++) {
            if (isEmpty(name)) {
                return true;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean isEmpty(String name) throws IOException {
        for (Path folder : folders.values()) {
            if (!Files.readString(folder.resolve(name).resolve("cgroup.procs")).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /** A number that a line of a group's file holds. */
    static long number(Path folder, String file, String key) {
        try {
            for (String line : Files.readAllLines(folder.resolve(file))) {
                if (key.isEmpty() || line.startsWith(key + " ")) {
                    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1).strip());
                }
            }
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
        return 0;
    }

    private static void sweep(Path parent) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path each : all) {
                if (Workplace.isOver(each.getFileName().toString())) {
                    deleteAll(each);
                }
            }
        } catch (IOException e) {
            // Then it stays; nothing depends on it.
        }
    }

    /** Whether nothing is left of it. */
    private static boolean deleteAll(Path folder) {
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, each -> Files.isDirectory(each))) {
            all.forEach(CgroupFolders::delete);
        } catch (IOException e) {
            return Files.notExists(folder);
        }
        return delete(folder);
    }

    private static boolean delete(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException e) {
            return false; // still in use; the next server's sweep tries again
        }
    }

    @Override
    public void leave() {
        folders.values().forEach(CgroupFolders::deleteAll);
    }

    @Override
    public void close() {
        Instant latest = Instant.now().plus(PATIENCE);
        List<Path> left = new ArrayList<>(folders.values());
        while (true) {
            left.removeIf(CgroupFolders::deleteAll);
            if (left.isEmpty() || Instant.now().isAfter(latest)) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
