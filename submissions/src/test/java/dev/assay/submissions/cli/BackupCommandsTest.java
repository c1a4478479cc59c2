package dev.assay.submissions.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.submissions.store.ClassBatch;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is written, and put back into an empty folder. */
class BackupCommandsTest {

    @TempDir private Path folder;

    private Run export(String data, String file) {
        return Run.of("export", folder.resolve(file) + "", "--data", folder.resolve(data) + "");
    }

    private Run restore(String data, String file) {
        return Run.of("import", folder.resolve(file) + "", "--data", folder.resolve(data) + "");
    }

    @Test
    void whatWasKeptIsBackInAnotherFolder() throws Exception {
        Path sheet =
                Files.writeString(
                        Files.createDirectories(folder.resolve("class")).resolve("ada.txt"),
                        "1. A stack is LIFO.\n");
        Run batch =
                Run.of(
                        "batch",
                        Fixtures.COURSE.toString(),
                        sheet.getParent().toString(),
                        "-o",
                        folder.resolve("out").toString(),
                        "--data",
                        folder.resolve("data").toString());
        assertThat(batch.exit()).as(batch.err()).isZero();
        Path own = Files.createDirectories(folder.resolve("data/courses/mine"));
        Files.writeString(own.resolve("course.yaml"), "id: mine\ntitle: Mine\n");
        Run exported = export("data", "b.zip");
        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("rows and 1 files");
        assertThat(export("data", "b.zip").err()).contains("--force");
        Run restored = restore("other", "b.zip");
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(folder.resolve("other/courses/mine/course.yaml"))
                .hasContent("id: mine\ntitle: Mine\n");
        assertThat(restore("other", "b.zip").err()).contains("is there already and not empty");
        // The very same grades, without grading: the store says so of both.
        assertThat(rows("other")).isNotEmpty().isEqualTo(rows("data"));
    }

    private static String batch(String data, String source, ClassBatch.State state)
            throws Exception {
        try (Store store = Store.open(StoreSettings.embedded(Path.of(data)))) {
            String id = store.batches().open("basics", source).id();
            store.batches().is(id, state, 1, List.of());
            return id;
        }
    }

    private static String[] with(String[] some, String last) {
        String[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = last;
        return all;
    }

    private String rows(String data) throws Exception {
        StringBuilder rows = new StringBuilder();
        try (Store store = Store.open(StoreSettings.embedded(folder.resolve(data)))) {
            store.backup().write((table, json) -> rows.append(table).append(json).append('\n'));
        }
        return rows.toString();
    }

    @Test
    void whoeverIsErasedIsNeitherInTheStoreNorInFilesOfTheirBatch() throws Exception {
        Path sheets = Files.createDirectories(folder.resolve("class"));
        Files.writeString(sheets.resolve("ada.txt"), "1. A stack is LIFO.\n");
        Files.writeString(sheets.resolve("ben.txt"), "1. A stack is LIFO, says ben.\n");
        String data = folder.resolve("data").toString();
        Run batch =
                Run.of(
                        "batch",
                        Fixtures.COURSE.toString(),
                        sheets.toString(),
                        "-o",
                        folder.resolve("out").toString(),
                        "--data",
                        data);
        assertThat(batch.exit()).as(batch.err()).isZero();
        assertThat(Run.of("erase", "basics", "ada", "--data", data).err()).contains("--yes");
        assertThat(rows("data")).contains("\"ada\"");
        String other = batch(data, "/another", ClassBatch.State.RUNNING);
        Path results =
                Files.createDirectories(folder.resolve("data/batches/" + other + "/results"));
        Files.writeString(results.resolve("class.html"), "Nothing came from: ada");
        assertThat(Run.of("erase", "basics", "ada", "--data", data, "--yes").err())
                .contains("not handed in wholly");
        batch(data, "/another", ClassBatch.State.DONE);
        Run erased = Run.of("erase", "basics", "ada", "--data", data, "--yes");
        assertThat(results).as("it names the whole class").doesNotExist();
        assertThat(results.getParent()).exists();
        assertThat(erased.out()).contains("ada is forgotten: 1 submissions with 1 answers");
        assertThat(rows("data")).doesNotContain("\"ada\"").contains("\"ben\"");
        assertThat(Run.of("erase", "basics", "ada", "--data", data, "--yes").exit())
                .isEqualTo(Exit.BAD_INPUT);
        String[] idle = {"erase", "basics", "--data", data, "--yes", "--idle-since"};
        assertThat(Run.of(with(idle, "2020-01-01")).out()).isEmpty();
        assertThat(rows("data")).contains("\"ben\"");
        assertThat(Run.of(with(idle, "2100-01-01")).out()).contains("ben is forgotten");
        assertThat(rows("data")).doesNotContain("\"ben\"", "says ben");
    }

    @Test
    void whoeverIsErasedIsNotEvenWhereTheDatabaseHasRoom() throws Exception {
        String data = folder.resolve("data").toString();
        try (Store store = Store.open(StoreSettings.embedded(Path.of(data)))) {
            store.learners().enrol("basics", "adalovelace1815", "Ada", "");
            store.learners().enrol("basics", "charlesbabbage1791", "Charles", "");
        }
        Path file = folder.resolve("data/assay.mv.db");
        assertThat(Files.readString(file, ISO_8859_1))
                .contains("adalovelace1815", "charlesbabbage1791");
        assertThat(Run.of("erase", "basics", "adalovelace1815", "--data", data, "--yes").exit())
                .isZero();
        assertThat(Files.readString(file, ISO_8859_1))
                .contains("charlesbabbage1791")
                .doesNotContain("adalovelace1815");
    }

    @Test
    void whatIsNoBackupIsRefusedAndNothingIsWritten() throws Exception {
        Files.writeString(folder.resolve("no.zip"), "no zip");
        assertThat(restore("x", "no.zip").err()).contains("no backup");
        assertThat(folder.resolve("x")).doesNotExist();
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("evil.zip")))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(
                    "{\"format\": 1, \"tables\": 1}"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("files/courses/../../evil.txt"));
            zip.write(1);
        }
        Run evil = restore("y", "evil.zip");
        assertThat(evil.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(evil.err()).contains("leads elsewhere");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }
}
