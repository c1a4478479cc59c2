package dev.assay.submissions.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.submissions.intake.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class's files come out of a folder or a zip, and a damaged zip says so. */
class ClassFilesTest {

    private static final int ENTRY = 0x02014b50;
    private static final int PACKED_SIZE = 20;

    @TempDir Path folder;

    private static String text(String name) {
        return ("1. What " + name + " says.\n").repeat(40);
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"ada.txt", "ben.txt"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text(name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Reads all, which is what was packed; how many files there are. */
    private int read(byte[] zip) throws Exception {
        Path file = Files.write(folder.resolve("class.zip"), zip);
        try (ClassFiles files = ClassFiles.open(file)) {
            for (SourceFile each : files.files()) {
                assertThat(new String(each.reading().read(), StandardCharsets.UTF_8))
                        .isIn(text("ada.txt"), text("ben.txt"));
            }
            return files.files().size();
        }
    }

    @Test
    void aLinkIsToldWhereverItLeads() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("class/ada")).resolve("a.txt"), "x");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("class/ben"), elsewhere);
        Files.createSymbolicLink(folder.resolve("class/cy"), folder.resolve("nowhere"));
        Files.createSymbolicLink(
                folder.resolve("class/dan.txt"), folder.resolve("class/ada/a.txt"));
        try (ClassFiles files = ClassFiles.open(folder.resolve("class"))) {
            assertThat(files.files()).hasSize(1);
            assertThat(files.leftOut())
                    .containsExactlyInAnyOrder(
                            "ben: is a link and no file; left out",
                            "cy: is a link and no file; left out",
                            "dan.txt: is a link and no file; left out");
        }
    }

    @Test
    void whatEndsTooSoonIsRefusedByItsName() throws Exception {
        byte[] zip = zip();
        assertThat(read(zip)).isEqualTo(2);
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int entry = 0;
        while (bytes.getInt(entry) != ENTRY) {
            entry++;
        }
        // The list at its end says that the first file has fewer bytes than it has.
        bytes.putInt(entry + PACKED_SIZE, bytes.getInt(entry + PACKED_SIZE) / 2);
        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ada.txt: damaged");
    }

    @Test
    void whateverIsDamagedIsRefusedOrReadAndNeverBreaksDown() throws Exception {
        byte[] zip = zip();
        int refused = 0;
        for (int at = 0; at < zip.length; at++) {
            byte[] bad = zip.clone();
            bad[at] ^= 0x55;
            refused += isRefused(bad) ? 1 : 0;
            refused += isRefused(Arrays.copyOf(zip, at)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(zip.length);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedByItsName() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("ada/bomb.txt"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 17; i++) {
                zip.write(zeros);
            }
        }
        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ada/bomb.txt: it has more than the 16777216 bytes");
    }

    @Test
    void whatStandsTwiceAndLinksAreLeftOutByName() throws Exception {
        byte[] zip = zip();
        String twice = new String(zip, StandardCharsets.ISO_8859_1).replace("ben.txt", "ada.txt");
        Path file =
                Files.write(
                        folder.resolve("twice.zip"), twice.getBytes(StandardCharsets.ISO_8859_1));
        try (ClassFiles files = ClassFiles.open(file)) {
            assertThat(files.files()).isEmpty();
            assertThat(files.leftOut()).singleElement().asString().startsWith("ada.txt: stands");
        }
        int entry = 0;
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.getInt(entry) != ENTRY) {
            entry++;
        }
        zip[entry + 5] = 3;
        zip[entry + 41] = (byte) 0xA1;
        try (ClassFiles files = ClassFiles.open(Files.write(file, zip))) {
            assertThat(files.files()).extracting(SourceFile::path).containsExactly("ben.txt");
            assertThat(files.leftOut()).containsExactly("ada.txt: is a link and no file; left out");
        }
    }

    private boolean isRefused(byte[] zip) throws Exception {
        try {
            read(zip);
            return false;
        } catch (RefusedException e) {
            return true;
        }
    }
}
