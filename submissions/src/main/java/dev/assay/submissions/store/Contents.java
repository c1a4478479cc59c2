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

    /** The name of some bytes. */
    static String hash(byte[] bytes) {
        return hash(new byte[0], bytes);
    }

    /** The name of some bytes among others of their kind. */
    static String hash(byte[] kind, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            return "sha256:" + HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Keeps bytes by their hashes; in their order, so that two transactions never wait crosswise.
     *
     * @param byHash each as {@link #pack} makes it
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
                (hash, packed) -> {
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
        Map<String, byte[]> bytes = packed(handle, hashes);
        bytes.replaceAll((hash, packed) -> unpack(packed));
        return bytes;
    }

    /** The bytes of hashes as {@link #pack} made them; each must be there. */
    Map<String, byte[]> packed(Handle handle, List<String> hashes) {
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
            found.computeIfAbsent(hash, each -> bytes.toByteArray());
        }
        return found;
    }

    static byte[] pack(byte[] bytes) {
        if (bytes.length >= WORTH_IT) {
            byte[] deflated = Zip.deflate(bytes);
            if (deflated.length < bytes.length) {
                return with(DEFLATED, deflated);
            }
        }
        return with(PLAIN, bytes);
    }

    private static byte[] with(byte mark, byte[] bytes) {
        byte[] packed = new byte[bytes.length + 1];
        packed[0] = mark;
        System.arraycopy(bytes, 0, packed, 1, bytes.length);
        return packed;
    }

    static byte[] unpack(byte[] packed) {
        return packed[0] == PLAIN
                ? Arrays.copyOfRange(packed, 1, packed.length)
                : Zip.inflate(packed, 1);
    }
}
