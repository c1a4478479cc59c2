package dev.assay.submissions.store;

import static dev.assay.submissions.store.H2.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file of the embedded database: how it is written, and whose it is. */
class H2FileTest {

    /** The database writes its file whenever it takes ids, in the middle of a transaction too. */
    @Test
    void idsAreTakenByTheThousand(@TempDir Path data) throws Exception {
        try (Store store = Store.open(StoreSettings.embedded(data))) {
            assertThat(store.isReachable()).isTrue();
        }
        Map<String, Long> taken = new TreeMap<>();
        try (Connection connection = connect(StoreSettings.embedded(data));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select table_name, identity_cache from information_schema.columns"
                                        + " where is_identity = 'YES' and identity_cache > 1000")) {
            while (rows.next()) {
                taken.put(rows.getString(1), rows.getLong(2));
            }
        }
        assertThat(taken)
                .containsOnly(
                        Map.entry("submission", 4096L),
                        Map.entry("grade_event", 4096L),
                        Map.entry("job", 4096L));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseLooksIntoTheFolder(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("a/data");
        try (Store store = Store.open(StoreSettings.embedded(data))) {
            assertThat(store.isReachable()).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void twoProcessesCantHaveTheFile(@TempDir Path data) throws Exception {
        try (Store store = Store.open(StoreSettings.embedded(data))) {
            assertThat(store.isReachable()).isTrue();
            Process other =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Opens.class.getName(),
                                    data.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).contains("another Assay has it open", "--data");
        }
    }

    /** Another process that opens a store. */
    static final class Opens {

        public static void main(String[] args) {
            try (Store store = Store.open(StoreSettings.embedded(Path.of(args[0])))) {
                System.out.println("opened " + store.isReachable());
            } catch (StoreException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aFolderThatWouldBeAnOptionIsRefused(@TempDir Path data) {
        Path odd = data.resolve("x;INIT=RUNSCRIPT FROM 'y'");
        assertThatThrownBy(() -> Store.open(StoreSettings.embedded(odd)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
