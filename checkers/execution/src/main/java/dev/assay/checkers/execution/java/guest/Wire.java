package dev.assay.checkers.execution.java.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Messages as lines of Base64: texts and lists with their length before them, numbers big-endian.
 * What is read may be written by an answer, so no length is taken at its word.
 */
public final class Wire {

    private Wire() {}

    /** Writes a part of a message. */
    @FunctionalInterface
    public interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads or writes one item of a list. */
    @FunctionalInterface
    public interface ItemReader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Writes one item of a list. */
    @FunctionalInterface
    public interface ItemWriter<T> {
        void write(DataOutputStream out, T item) throws IOException;
    }

    /** A message as bytes. */
    public static byte[] bytes(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            body.write(out);
        }
        return bytes.toByteArray();
    }

    /** A message as a line, without its end. */
    public static String line(Body body) throws IOException {
        return Base64.getEncoder().encodeToString(bytes(body));
    }

    /**
     * Opens a line.
     *
     * @throws IOException when it is none of ours
     */
    public static DataInputStream open(String line) throws IOException {
        try {
            return new DataInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(line.strip())));
        } catch (IllegalArgumentException e) {
            throw new IOException("a line that is no message", e);
        }
    }

    /** Writes bytes. */
    public static void blob(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads bytes; no more than there are. */
    public static byte[] blob(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return in.readNBytes(length);
    }

    /** Writes a text. */
    public static void text(DataOutputStream out, String text) throws IOException {
        blob(out, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a text. */
    public static String text(DataInputStream in) throws IOException {
        return new String(blob(in), StandardCharsets.UTF_8);
    }

    /** Writes a list. */
    public static <T> void list(DataOutputStream out, List<T> items, ItemWriter<T> writer)
            throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(out, item);
        }
    }

    /** Reads a list; each item takes a byte at least. */
    public static <T> List<T> list(DataInputStream in, ItemReader<T> reader) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IOException("a list of " + size);
        }
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(reader.read(in));
        }
        return items;
    }

    /** Writes texts. */
    public static void texts(DataOutputStream out, List<String> texts) throws IOException {
        list(out, texts, Wire::text);
    }

    /** Reads texts. */
    public static List<String> texts(DataInputStream in) throws IOException {
        return list(in, Wire::text);
    }
}
