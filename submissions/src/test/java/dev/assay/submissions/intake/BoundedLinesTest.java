package dev.assay.submissions.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundedLinesTest {

    private static final String TOO_LONG = "(too long)";

    private static List<String> read(InputStream in, int longest) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BoundedLines bounded = new BoundedLines(in, longest)) {
            for (Optional<BoundedLines.Line> next = bounded.next();
                    next.isPresent();
                    next = bounded.next()) {
                assertThat(next.get().number()).isEqualTo(lines.size() + 1);
                lines.add(
                        next.get()
                                .bytes()
                                .map(bytes -> new String(bytes, ISO_8859_1))
                                .orElse(TOO_LONG));
            }
        }
        return lines;
    }

    private static List<String> read(String text, int longest) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), longest);
    }

    @Test
    void aLineEndEndsALineAndTheLastNeedsNone() throws IOException {
        assertThat(read("", 9)).isEmpty();
        assertThat(read("a", 9)).containsExactly("a");
        assertThat(read("a\n", 9)).containsExactly("a");
        assertThat(read("\n\na\r\n", 9)).containsExactly("", "", "a\r");
        assertThat(read("four\nfives\nsix", 4)).containsExactly("four", TOO_LONG, "six");
    }

    @Test
    void aLineThatEndsWithTheBufferIsWhole() throws IOException {
        for (int length = (1 << 16) - 2; length <= (1 << 16) + 2; length++) {
            String line = "x".repeat(length);
            assertThat(read(line + "\nend", 1 << 20)).containsExactly(line, "end");
            assertThat(read(line + "\nend", length - 1)).containsExactly(TOO_LONG, "end");
        }
    }

    static LongStream seeds() {
        return new Random(20_261_128).longs(200);
    }

    /** A stream gives as much as it likes at a time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void howAStreamIsCutMakesNoDifference(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(3_000);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(20) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
        }
        int longest = random.nextInt(60);
        List<String> expected = new ArrayList<>();
        for (String line : text.toString().split("\n", -1)) {
            expected.add(line.length() > longest ? TOO_LONG : line);
        }
        if (expected.getLast().isEmpty()) {
            expected.removeLast();
        }
        InputStream cut =
                new ByteArrayInputStream(text.toString().getBytes(ISO_8859_1)) {
                    @Override
                    public synchronized int read(byte[] into, int from, int most) {
                        return super.read(into, from, Math.min(most, 1 + random.nextInt(40)));
                    }
                };
        assertThat(read(cut, longest)).as("seed %d", seed).isEqualTo(expected);
    }
}
