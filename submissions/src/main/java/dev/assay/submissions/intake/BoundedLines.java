package dev.assay.submissions.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a file of lines, one at a time, without ever holding more of it than one bounded line. */
public final class BoundedLines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private int number;

    /**
     * Reads from a stream, which it closes.
     *
     * @param longest bytes of a line that is kept; of a longer one nothing is
     */
    public BoundedLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes without the line end; empty when the line is longer than what is kept
     */
    public record Line(int number, Optional<byte[]> bytes) {}

    /** The next line; empty at the end. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        boolean tooLong = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            any = true;
            if (next == '\n') {
                break;
            }
            tooLong = tooLong || line.size() >= longest;
            if (!tooLong) {
                line.write(next);
            }
        }
        if (!any) {
            return Optional.empty();
        }
        number++;
        return Optional.of(
                new Line(number, tooLong ? Optional.empty() : Optional.of(line.toByteArray())));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
