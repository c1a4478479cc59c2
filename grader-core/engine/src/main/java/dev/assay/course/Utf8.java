package dev.assay.course;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a course's own files as UTF-8: an author's file that is not is reported, never guessed. */
final class Utf8 {

    private Utf8() {}

    /** The text; empty when the bytes are no UTF-8, which is reported with its line. */
    static Optional<String> read(String file, byte[] bytes, Consumer<Problem> problems) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.accept(
                    Problem.error(
                            new Source(file, line),
                            "this is not UTF-8: byte 0x%02X".formatted(bytes[in.position()]),
                            "save the file as UTF-8"));
            return Optional.empty();
        }
        String text = out.flip().toString();
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
