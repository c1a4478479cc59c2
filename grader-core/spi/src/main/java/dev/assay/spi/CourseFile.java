package dev.assay.spi;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of the course, as it was when the course was read. */
public final class CourseFile {

    private final String path;
    private final byte[] bytes;

    /**
     * Keeps a copy of the bytes.
     *
     * @param path relative to the course's folder, with {@code /}
     * @param bytes its content
     */
    public CourseFile(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes.clone();
    }

    public String path() {
        return path;
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** The content as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
