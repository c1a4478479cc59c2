package dev.assay.submissions.store;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What is large, kept by the hash of its bytes: compressed where that pays, in parts where it is
 * too long for a cell.
 */
final class Contents {

    /** Bytes of a cell; H2 takes 1,048,576 at most. */
    private static final int PART = 512 * 1024;

    private static final int WORTH_IT = 200;
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int BUFFER = 8192;

    /** The name of some bytes. */
    static String hash(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Keeps bytes by their hashes; in their order, so that two transactions never wait crosswise.
     */
    void put(Handle handle, SortedMap<String, byte[]> byHash) {
        if (byHash.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into content (hash, part, bytes) values (?, ?, ?)"
                                + " on conflict do nothing");
        byHash.forEach(
                (hash, bytes) -> {
                    byte[] packed = pack(bytes);
                    int part = 0;
                    for (int from = 0; from < packed.length; from += PART) {
                        int to = Math.min(packed.length, from + PART);
                        batch.add(hash, part++, Arrays.copyOfRange(packed, from, to));
                    }
                });
        batch.execute();
    }

    /** The bytes of hashes; each must be there. */
    Map<String, byte[]> get(Handle handle, List<String> hashes) {
        Map<String, ByteArrayOutputStream> packed = new HashMap<>();
        for (List<String> some : Slices.of(hashes.stream().distinct().toList())) {
            handle.createQuery(
                            "select hash, part, bytes from content where hash in (<hashes>)"
                                    + " order by hash, part")
                    .bindList("hashes", Slices.padded(some))
                    .map(
                            (row, context) -> {
                                packed.computeIfAbsent(
                                                row.getString("hash"),
                                                hash -> new ByteArrayOutputStream())
                                        .writeBytes(row.getBytes("bytes"));
                                return 0;
                            })
                    .list();
        }
        Map<String, byte[]> found = new HashMap<>();
        for (String hash : hashes) {
            ByteArrayOutputStream bytes = packed.get(hash);
            if (bytes == null) {
                throw new IllegalStateException("the store has lost " + hash);
            }
            found.computeIfAbsent(hash, each -> unpack(bytes.toByteArray()));
        }
        return found;
    }

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + 1);
        if (bytes.length >= WORTH_IT) {
            packed.write(DEFLATED);
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try {
                deflater.setInput(bytes);
                deflater.finish();
                byte[] buffer = new byte[BUFFER];
                while (!deflater.finished()) {
                    packed.write(buffer, 0, deflater.deflate(buffer));
                }
            } finally {
                deflater.end();
            }
            if (packed.size() <= bytes.length) {
                return packed.toByteArray();
            }
            packed.reset();
        }
        packed.write(PLAIN);
        packed.writeBytes(bytes);
        return packed.toByteArray();
    }

    static byte[] unpack(byte[] packed) {
        if (packed[0] == PLAIN) {
            return Arrays.copyOfRange(packed, 1, packed.length);
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, 1, packed.length - 1);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length * 4);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("what is stored is cut short");
                }
                bytes.write(buffer, 0, length);
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("what is stored is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
