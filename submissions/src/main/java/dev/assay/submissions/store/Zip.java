package dev.assay.submissions.store;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses what is short, again and again. What zlib sets up for that costs more than the work
 * itself, so it is kept for the next who comes.
 */
final class Zip {

    /** More at once are made, and thrown away. */
    private static final int KEPT = 8;

    private static final int BUFFER = 8192;

    private static final ArrayBlockingQueue<Deflater> DEFLATERS = new ArrayBlockingQueue<>(KEPT);
    private static final ArrayBlockingQueue<Inflater> INFLATERS = new ArrayBlockingQueue<>(KEPT);

    private Zip() {}

    static byte[] deflate(byte[] bytes) {
        Deflater kept = DEFLATERS.poll();
        Deflater deflater = kept == null ? new Deflater(Deflater.BEST_SPEED) : kept;
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + 1);
            byte[] buffer = new byte[Math.min(BUFFER, bytes.length)];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.reset();
            if (!DEFLATERS.offer(deflater)) {
                deflater.end();
            }
        }
    }

    /**
     * What was compressed.
     *
     * @param from where it begins
     * @throws IllegalStateException when it is damaged
     */
    static byte[] inflate(byte[] packed, int from) {
        Inflater kept = INFLATERS.poll();
        Inflater inflater = kept == null ? new Inflater() : kept;
        try {
            inflater.setInput(packed, from, packed.length - from);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length * 4);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("what is stored is cut short");
                }
                bytes.write(buffer, 0, length);
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("what is stored is damaged", e);
        } finally {
            inflater.reset();
            if (!INFLATERS.offer(inflater)) {
                inflater.end();
            }
        }
    }
}
