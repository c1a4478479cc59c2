package dev.assay.submissions.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings an embedded database up to date, whole or not at all. H2 commits each change of a table by
 * itself: a full disk or a kill between two of them would leave a file that no Assay can open. So
 * what was there lies beside it until all is done.
 */
final class Upgrade {

    private static final String DATABASE = "assay.mv.db";
    private static final String BEFORE = "assay.before-upgrade.zip";
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    Upgrade(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Puts back what was there before an upgrade that was cut off, if one was. Nothing was written
     * since: the database is for others only once its upgrade is over.
     */
    void takeBack() throws IOException {
        Path before = folder.resolve(BEFORE);
        if (!Files.exists(before)) {
            return;
        }
        Path database = folder.resolve(DATABASE);
        try (FileChannel turn = FileChannel.open(before, StandardOpenOption.WRITE);
                FileLock _ = turn.lock();
                FileChannel same = FileChannel.open(database, StandardOpenOption.WRITE);
                FileLock own = same.tryLock()) {
            if (own == null) {
                throw new IOException(database + " is locked"); // its upgrade is under way
            }
            if (Files.exists(before)) {
                unpack(before, database);
                Files.delete(before);
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(database + " is locked", e);
        }
    }

    private static void unpack(Path before, Path database) throws IOException {
        Path whole = database.resolveSibling(DATABASE + UNFINISHED);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(before))) {
            if (zip.getNextEntry() == null) {
                throw new IOException(before + " is damaged");
            }
            Files.copy(zip, whole, StandardCopyOption.REPLACE_EXISTING);
            force(whole);
            Files.move(whole, database, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /**
     * Does what is to be done.
     *
     * @param source of connections; one is kept meanwhile, so that no other process has the file
     */
    void run(DataSource source, Flyway flyway) throws IOException, SQLException {
        try (Connection own = source.getConnection()) {
            boolean isBehind = flyway.info().pending().length > 0;
            if (isBehind) {
                keep(own);
            }
            flyway.migrate();
            if (isBehind) {
                Files.delete(folder.resolve(BEFORE));
            }
        }
    }

    private void keep(Connection own) throws IOException, SQLException {
        if (Files.exists(folder.resolve(BEFORE))) {
            throw new IOException("another Assay's upgrade was cut off just now; start again");
        }
        Path unfinished = folder.resolve(BEFORE + UNFINISHED);
        try (Statement statement = own.createStatement()) {
            statement.execute("backup to '" + unfinished.toString().replace("'", "''") + "'");
            force(unfinished);
            Files.move(unfinished, folder.resolve(BEFORE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
