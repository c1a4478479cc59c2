package dev.assay.submissions.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZipTest {

    static LongStream seeds() {
        return new Random(7_129).longs(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatComesBackIsWhatWasGiven(long seed) {
        byte[] bytes = text(new Random(seed));
        assertArrayEquals(bytes, Zip.inflate(Zip.deflate(bytes), 0));
        assertArrayEquals(bytes, Contents.unpack(Contents.pack(bytes)));
    }

    /** One that broke down leaves nothing to the next. */
    @Test
    void whatIsDamagedSpoilsNothingElse() {
        byte[] bytes =
                "What is said again is said again, and again. "
                        .repeat(50)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] packed = Contents.pack(bytes);
        assertTrue(packed.length < bytes.length / 2);
        for (int i = 0; i < 20; i++) {
            byte[] cut = Arrays.copyOf(packed, packed.length - 5 - i);
            assertThrows(IllegalStateException.class, () -> Contents.unpack(cut));
            byte[] changed = packed.clone();
            changed[1] ^= 0x0f;
            assertThrows(IllegalStateException.class, () -> Contents.unpack(changed));
            assertArrayEquals(bytes, Contents.unpack(packed));
        }
    }

    @Test
    void manyMayAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all =
                    IntStream.range(0, 200)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () -> {
                                                        byte[] bytes = text(new Random(i));
                                                        return Arrays.equals(
                                                                bytes,
                                                                Zip.inflate(Zip.deflate(bytes), 0));
                                                    }))
                            .toList();
            for (Future<Boolean> one : all) {
                assertTrue(one.get());
            }
        }
    }

    private static byte[] text(Random random) {
        byte[] bytes = new byte[random.nextInt(20_000)];
        int kinds = 1 + random.nextInt(256);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(kinds);
        }
        return bytes;
    }
}
