package dev.assay.submissions.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFilesTest {

    private static final PackedFiles.Bounds SMALL = new PackedFiles.Bounds(4, 3000, 2000);

    /** A zip of files, given as path and content in turns. */
    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry(files[i]));
                zip.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void filesAreReadInOrderWithoutLitterAndFolders() throws Exception {
        byte[] zip =
                zip(
                        "b/",
                        "",
                        "b/x.py",
                        "ä = 1",
                        "__MACOSX/b/._x.py",
                        "?",
                        "a.md",
                        "",
                        ".DS_Store",
                        "");
        SequencedMap<String, byte[]> files =
                PackedFiles.read(zip, new PackedFiles.Bounds(9, 99, 99));
        assertThat(files.sequencedKeySet()).containsExactly("b/x.py", "a.md");
        assertThat(files.get("b/x.py")).isEqualTo("ä = 1".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../../x",
                "/etc/passwd",
                "C:/x",
                "C:x",
                "..\\x",
                "a\u0000b",
                "a\nb",
                ".."
            })
    void aPathThatLeadsElsewhereIsRefused(String path) throws Exception {
        byte[] zip = zip("good.txt", "x", path, "x");
        assertThatThrownBy(() -> PackedFiles.read(zip, SMALL))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("leads elsewhere");
    }

    @Test
    void aBombIsStoppedWhileItUnpacks() throws Exception {
        byte[] bomb = zip("bomb.txt", "0".repeat(50_000_000));
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> PackedFiles.read(bomb, SMALL))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(RefusedException.Reason.TOO_LARGE));
        String third = "0".repeat(1200);
        byte[] together = zip("a", third, "b", third, "c", third);
        assertThatThrownBy(() -> PackedFiles.read(together, SMALL))
                .isInstanceOf(RefusedException.class);
        byte[] many = zip("a", "", "b", "", "c", "", "d", "", "e", "");
        assertThatThrownBy(() -> PackedFiles.read(many, SMALL))
                .hasMessageContaining("more than the 4 files");
    }

    @Test
    void namesThatOneSystemTakesForTheSameAreRefused() throws Exception {
        byte[] zip = zip("Main.java", "a", "main.java", "b");
        assertThatThrownBy(() -> PackedFiles.read(zip, SMALL)).hasMessageContaining("twice");
    }

    @Test
    void aDamagedZipIsToldWhereverItEnds() throws Exception {
        byte[] zip = zip("a.txt", "some text that is long enough to be packed", "b.txt", "more");
        assertThat(PackedFiles.read(zip, SMALL)).hasSize(2);
        for (int end = 0; end < zip.length; end++) {
            byte[] cut = Arrays.copyOf(zip, end);
            assertThatThrownBy(() -> PackedFiles.read(cut, SMALL))
                    .as("cut after %d bytes", end)
                    .isInstanceOf(RefusedException.class);
        }
        for (int at = 4; at < zip.length; at++) {
            byte[] bad = zip.clone();
            bad[at] ^= 0x55;
            try {
                PackedFiles.read(bad, SMALL);
            } catch (RefusedException e) {
                assertThat(e).hasMessageContaining("zip");
            }
        }
        assertThatThrownBy(() -> PackedFiles.read(new byte[] {1, 2}, SMALL))
                .hasMessageContaining("no zip");
    }

    /** A large zip says in 64 bits where its list is: no array is as long. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 1L << 32, -1, Long.MIN_VALUE})
    void aListThatIsSaidToBeFarAwayIsRefused(long where) throws Exception {
        byte[] zip = zip("a.txt", "x");
        ByteBuffer bytes =
                ByteBuffer.allocate(zip.length + 20)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(zip, 0, zip.length - 22)
                        .putInt(0x07064b50)
                        .putInt(0)
                        .putLong(where)
                        .putInt(1)
                        .put(zip, zip.length - 22, 22);
        assertThatThrownBy(() -> PackedFiles.read(bytes.array(), SMALL))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the zip is damaged");
    }

    @Test
    void namesOfOldAreReadAndLinksAreRefused() throws Exception {
        byte[] old = zip("m?ller.txt", "x");
        for (int at = 0; at < old.length; at++) {
            old[at] = old[at] == '?' ? (byte) 0x81 : old[at];
        }
        ByteBuffer bytes = ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN);
        int entry = entry(bytes);
        bytes.putShort(6, (short) (bytes.getShort(6) & ~0x800));
        bytes.putShort(entry + 8, (short) (bytes.getShort(entry + 8) & ~0x800));
        assertThat(PackedFiles.read(old, SMALL).sequencedKeySet()).containsExactly("müller.txt");
        byte[] link = zip("a.txt", "/etc/passwd");
        int at = entry(ByteBuffer.wrap(link).order(ByteOrder.LITTLE_ENDIAN));
        link[at + 5] = 3;
        link[at + 41] = (byte) 0xA1;
        assertThatThrownBy(() -> PackedFiles.read(link, SMALL))
                .hasMessageContaining("a.txt is a link");
    }

    /** Where the list at the end begins. */
    private static int entry(ByteBuffer zip) {
        int at = 0;
        while (zip.getInt(at) != 0x02014b50) {
            at++;
        }
        return at;
    }

    @Test
    void filesBecomeOneAnswerOnlyWhereTheyAreText() throws Exception {
        SequencedMap<String, byte[]> files =
                PackedFiles.read(zip("src/A.java", "class A {}\r\n"), SMALL);
        assertThat(FilesAnswer.answer(files).files().getFirst().text()).isEqualTo("class A {}\n");
        files.putAll(Map.of("a.class", new byte[] {1, 0, 2}));
        assertThatThrownBy(() -> FilesAnswer.answer(files)).hasMessageContaining("a.class");
    }
}
