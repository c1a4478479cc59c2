package dev.assay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTextTest {

    static Stream<Arguments> dirty() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("", ""),
                Arguments.of("a\r\nb\rc\nd\r", "a\nb\nc\nd\n"),
                Arguments.of("\r\r\n\n", "\n\n\n"),
                Arguments.of("\uFEFFa\uFEFF", "a\uFEFF"),
                Arguments.of("a\0b", "a\uFFFDb"),
                Arguments.of("\uD800", "\uFFFD"),
                Arguments.of("x\uDC00y\uD83D", "x\uFFFDy\uFFFD"),
                Arguments.of("\uDC00\uD800\r\n", "\uFFFD\uFFFD\n"),
                Arguments.of("\uD83D\uDE80 \uD83D\uDE80\0", "\uD83D\uDE80 \uD83D\uDE80\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("dirty")
    void lineEndsBecomeLfAndWhatIsNoCharacterIsReplaced(String dirty, String clean) {
        assertEquals(clean, AnswerText.clean(dirty));
        assertEquals(clean, AnswerText.clean(clean), "clean text stays as it is");
    }

    static Stream<Arguments> encoded() {
        String words = "caf\u00E9 \u2013 \u201Cna\u00EFve\u201D, 5 \u20AC\r\nsecond line";
        String read = "caf\u00E9 \u2013 \u201Cna\u00EFve\u201D, 5 \u20AC\nsecond line";
        return Stream.of(
                Arguments.of("UTF-8", words.getBytes(StandardCharsets.UTF_8), read),
                Arguments.of("UTF-8, mark", withMark(words, StandardCharsets.UTF_8), read),
                Arguments.of("UTF-16LE, mark", withMark(words, StandardCharsets.UTF_16LE), read),
                Arguments.of("UTF-16BE, mark", withMark(words, StandardCharsets.UTF_16BE), read),
                Arguments.of("UTF-32LE, mark", withMark(words, StandardCharsets.UTF_32LE), read),
                Arguments.of("UTF-32BE, mark", withMark(words, StandardCharsets.UTF_32BE), read),
                Arguments.of("UTF-16LE", words.getBytes(StandardCharsets.UTF_16LE), read),
                Arguments.of("UTF-16BE", words.getBytes(StandardCharsets.UTF_16BE), read),
                Arguments.of("Windows-1252", words.getBytes(Charset.forName("windows-1252")), read),
                Arguments.of("one accent", bytes('a', 0xE9, 'b'), "a\u00E9b"),
                Arguments.of("cut short", bytes('a', 0xE2, 0x80), "a\uFFFD"),
                Arguments.of("a byte that means nothing", bytes('a', 0xFF, 'b'), "a\uFFFDb"),
                Arguments.of(
                        "mostly UTF-8",
                        bytes(0xC3, 0xA9, ' ', 0xC3, 0xA9, ' ', 0xE9),
                        "\u00E9 \u00E9 \uFFFD"),
                Arguments.of("nothing", new byte[0], ""),
                Arguments.of("one NUL", bytes('a', 0, 'b'), "a\uFFFDb"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encoded")
    void theEncodingIsFound(String name, byte[] bytes, String text) {
        assertEquals(text, AnswerText.decode(bytes), name);
    }

    @Test
    void anyBytesGiveCleanText() {
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            String text = AnswerText.decode(bytes);
            assertEquals(text, AnswerText.clean(text));
            assertEquals(-1, text.indexOf('\r'));
            assertEquals(-1, text.indexOf('\0'));
        }
    }

    private static byte[] withMark(String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\uFEFF".getBytes(charset));
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
