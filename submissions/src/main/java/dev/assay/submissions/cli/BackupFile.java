package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.submissions.intake.PackedFiles;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Backup;
import dev.assay.submissions.store.Backup.NotRestoredException;
import dev.assay.submissions.store.Store;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A backup: a zip with {@code manifest.json}, the store's tables as {@code store/TABLE.jsonl}, and
 * the operator's own folders of {@code DATA} as {@code files/…}.
 */
final class BackupFile {

    private static final int FORMAT = 1;
    private static final String MANIFEST = "manifest.json";
    private static final String STORE = "store/";
    private static final String FILES = "files/";

    /** What lies in {@code DATA} besides the database and can't be made anew. */
    private static final List<String> FOLDERS =
            List.of("courses", "plugins", "trusted-signers", "batches");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BackupFile() {}

    /** How much there was. */
    record Counts(long rows, long files) {}

    /** Writes one; the file appears whole or not at all, and is its owner's alone to read. */
    static Counts write(Store store, Path data, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        try {
            Files.createFile(unfinished, ownersAlone());
            long[] counts = new long[2];
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.WRITE);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(MANIFEST));
                zip.write(manifest(store).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                rows(store.backup(), zip, counts);
                for (Path each : files(data)) {
                    zip.putNextEntry(
                            new ZipEntry(
                                    FILES + data.relativize(each).toString().replace('\\', '/')));
                    Files.copy(each, zip);
                    zip.closeEntry();
                    counts[1]++;
                }
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return new Counts(counts[0], counts[1]);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static FileAttribute<?>[] ownersAlone() {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String manifest(Store store) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("assay", Version.ofProgram())
                .put("tables", store.backup().version())
                .put("at", Instant.now().toString())
                .toString();
    }

    private static void rows(Backup backup, ZipOutputStream zip, long[] counts) throws IOException {
        List<String> open = new ArrayList<>();
        backup.write(
                (table, json) -> {
                    if (open.isEmpty() || !open.getLast().equals(table)) {
                        if (!open.isEmpty()) {
                            zip.closeEntry();
                        }
                        zip.putNextEntry(new ZipEntry(STORE + table + ".jsonl"));
                        open.add(table);
                    }
                    zip.write(json.getBytes(StandardCharsets.UTF_8));
                    zip.write('\n');
                    counts[0]++;
                });
        if (!open.isEmpty()) {
            zip.closeEntry();
        }
    }

    private static List<Path> files(Path data) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(data.resolve(folder))) {
                try (Stream<Path> files = Files.walk(data.resolve(folder))) {
                    files.filter(Files::isRegularFile)
                            .filter(each -> !each.getFileName().toString().endsWith(".tmp"))
                            .sorted()
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    /**
     * Puts one back.
     *
     * @throws RefusedException when it is no backup, or something lies where a file would
     * @throws NotRestoredException when the store is not empty
     */
    static Counts read(Store store, Path data, Path file)
            throws IOException, RefusedException, NotRestoredException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            int version = version(zip, file);
            List<? extends ZipEntry> files =
                    zip.stream()
                            .filter(entry -> entry.getName().startsWith(FILES))
                            .filter(entry -> !entry.isDirectory())
                            .toList();
            for (ZipEntry entry : files) {
                Path target = target(data, entry);
                if (Files.exists(target)) {
                    throw new RefusedException(
                            target + " is there already: name an empty folder with --data");
                }
            }
            long[] rows = new long[1];
            store.backup().read(version, table -> lines(zip, table, rows));
            for (ZipEntry entry : files) {
                Path target = target(data, entry);
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
            return new Counts(rows[0], files.size());
        } catch (ZipException | EOFException e) {
            throw new RefusedException(file + ": is no backup, or is damaged (" + e + ")");
        }
    }

    private static int version(ZipFile zip, Path file) throws IOException, RefusedException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new RefusedException(file + ": is no backup that assay export wrote");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode manifest = MAPPER.readTree(in);
            if (manifest.path("format").asInt() != FORMAT) {
                throw new RefusedException(
                        file + ": a newer Assay wrote it; bring this one up to date first");
            }
            return manifest.path("tables").asInt();
        }
    }

    /** Where a file goes: into one of the folders that a backup has, and nowhere else. */
    private static Path target(Path data, ZipEntry entry) throws RefusedException {
        String path = PackedFiles.path(entry.getName().substring(FILES.length()));
        String folder = path.substring(0, Math.max(0, path.indexOf('/')));
        if (!Set.copyOf(FOLDERS).contains(folder)) {
            throw new RefusedException("the backup has a file that no backup has: " + path);
        }
        return data.resolve(path);
    }

    private static BufferedReader lines(ZipFile zip, String table, long[] rows) throws IOException {
        ZipEntry entry = zip.getEntry(STORE + table + ".jsonl");
        Reader reader =
                entry == null
                        ? Reader.nullReader()
                        : new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8);
        return new BufferedReader(reader) {
            @Override
            public @org.jspecify.annotations.Nullable String readLine() throws IOException {
                String line = super.readLine();
                rows[0] += line == null ? 0 : 1;
                return line;
            }
        };
    }
}
