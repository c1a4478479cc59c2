package dev.assay.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Content hashes. */
final class Revision {

    private Revision() {}

    /** {@code sha256:} and the hash of files' paths and contents, in the order of the paths. */
    static String of(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach(
                (path, bytes) -> {
                    part(digest, path.getBytes(StandardCharsets.UTF_8));
                    part(digest, bytes);
                });
        return name(digest);
    }

    /** {@code sha256:} and the hash of some bytes. */
    static String of(byte[] bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return name(digest);
    }

    // With its length before it, no part can pass for the end of another.
    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        digest.update(bytes);
    }

    private static String name(MessageDigest digest) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
