package dev.assay.submissions.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyFilesTest {

    @TempDir private Path folder;

    @BeforeAll
    static void mount() {
        SteadyFiles.mount();
    }

    @AfterEach
    void nobodyIsInterruptedAfterwards() {
        Thread.interrupted();
    }

    private FileChannel open() throws IOException {
        return FilePath.get("steady:" + folder.resolve("some.db")).open("rw");
    }

    @Test
    void whoIsInterruptedReadsAndWritesAndLeavesTheFileOpenForOthers() throws Exception {
        try (FileChannel file = open()) {
            Thread.currentThread().interrupt();
            assertThat(file.write(ascii("kept"), 0)).isEqualTo(4);
            file.force(true);
            assertThat(text(file, 4, 0)).isEqualTo("kept");
            assertThat(file.size()).isEqualTo(4);
            file.truncate(2);
            assertThat(file.tryLock(0, 1, false).isValid()).isTrue();
            assertThat(Thread.interrupted()).as("they are told all the same").isTrue();
            assertThat(file.isOpen()).isTrue();
            assertThat(text(file, 4, 0)).isEqualTo("ke");
        }
    }

    /** The same on both: reads and writes at places of its own, a file of the JDK beside it. */
    @Test
    void itReadsAndWritesWhatAFileOfTheJdkDoes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path plain = folder.resolve("plain");
        try (FileChannel steady = open();
                FileChannel other = FilePath.get("file:" + plain).open("rw")) {
            for (int step = 0; step < 2000; step++) {
                byte[] bytes = new byte[random.nextInt(9000)];
                random.nextBytes(bytes);
                long at = random.nextInt(60_000);
                int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
                boolean isDirect = random.nextBoolean();
                String where = "seed " + seed + ", step " + step;
                switch (random.nextInt(4)) {
                    case 0 -> {
                        ByteBuffer one = buffer(bytes, from, isDirect);
                        ByteBuffer two = buffer(bytes, from, false);
                        assertThat(steady.write(one, at)).as(where).isEqualTo(other.write(two, at));
                        assertThat(one.position()).as(where).isEqualTo(two.position());
                    }
                    case 1 -> {
                        long size = random.nextInt(60_000);
                        steady.truncate(size);
                        other.truncate(size);
                    }
                    default -> {
                        ByteBuffer one = buffer(bytes, from, isDirect);
                        ByteBuffer two = buffer(bytes, from, false);
                        assertThat(steady.read(one, at)).as(where).isEqualTo(other.read(two, at));
                        assertThat(one.flip()).as(where).isEqualTo(two.flip());
                    }
                }
                assertThat(steady.size()).as(where).isEqualTo(other.size());
            }
            steady.force(false);
        }
        assertThat(folder.resolve("some.db")).hasSameBinaryContentAs(plain);
    }

    private static ByteBuffer buffer(byte[] bytes, int from, boolean isDirect) {
        ByteBuffer buffer =
                isDirect
                        ? ByteBuffer.allocateDirect(bytes.length).put(bytes).clear()
                        : ByteBuffer.wrap(bytes.clone());
        return buffer.position(from);
    }

    /** What is under way would go on in whatever file has the number of this one by then. */
    @Test
    void itIsClosedAfterWhatIsUnderWay() throws Exception {
        FileChannel file = open();
        CountDownLatch closing = new CountDownLatch(1);
        Thread closes =
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    closing.countDown();
                                    try {
                                        file.close();
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                });
        // As a read or a write does.
        synchronized (file) {
            closes.start();
            closing.await();
            closes.join(Duration.ofMillis(50));
            assertThat(closes.isAlive()).isTrue();
            assertThat(file.write(ascii("kept"), 0)).isEqualTo(4);
        }
        closes.join();
        assertThat(folder.resolve("some.db")).hasContent("kept");
        assertThatThrownBy(() -> file.write(ascii("more"), 0)).isInstanceOf(IOException.class);
        assertThat(file).hasToString(folder.resolve("some.db").toString());
    }

    @Test
    void oneThatIsLockedCantBeLockedAgain() throws Exception {
        try (FileChannel file = open();
                FileChannel again = open()) {
            assertThat(file.tryLock(0, Long.MAX_VALUE, false).isValid()).isTrue();
            assertThatThrownBy(() -> again.tryLock(0, Long.MAX_VALUE, false))
                    .isInstanceOf(OverlappingFileLockException.class);
        }
        assertThat(Files.exists(folder.resolve("some.db"))).isTrue();
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static String text(FileChannel file, int length, long at) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        int read = file.read(into, at);
        return new String(into.array(), 0, Math.max(read, 0), US_ASCII);
    }
}
