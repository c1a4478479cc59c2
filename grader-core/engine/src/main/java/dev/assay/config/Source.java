package dev.assay.config;

/**
 * Where something stands in a course.
 *
 * @param file relative to the course's folder, with {@code /}
 * @param line from 1
 */
public record Source(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
