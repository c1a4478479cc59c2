package dev.assay.submissions.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a file of lines, one at a time, without ever holding more of it than one bounded line. */
public final class BoundedLines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];

    /** What of the buffer is still to be handed out, and where it ends. */
    private int from;

    private int to;
    private int number;

    /**
     * Reads from a stream, which it closes.
     *
     * @param longest bytes of a line that is kept; of a longer one nothing is
     */
    public BoundedLines(InputStream in, int longest) {
        this.in = in;
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
        boolean ended = false;
        while (!ended && (from < to || isFilled())) {
            any = true;
            int end = lineEnd();
            tooLong = tooLong || line.size() + (end - from) > longest;
            if (tooLong) {
                line.reset();
            } else {
                line.write(buffer, from, end - from);
            }
            ended = end < to;
            from = ended ? end + 1 : end;
        }
        if (!any) {
            return Optional.empty();
        }
        number++;
        return Optional.of(
                new Line(number, tooLong ? Optional.empty() : Optional.of(line.toByteArray())));
    }

    /** Where the line ends that goes on in the buffer; the buffer's end if not in it. */
    private int lineEnd() {
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean isFilled() throws IOException {
        from = 0;
        to = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
