package dev.assay.submissions.store;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Audience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A grade's body as it is stored: looked into only by whoever reads it. */
final class StoredBody implements Verdict.Body {

    /** JSON has no line end of its own, as it is written here. */
    private static final JsonMapper LINES =
            JsonMapper.builder(
                            new JsonFactoryBuilder()
                                    .rootValueSeparator("\n")
                                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                                    .build())
                    .build();

    private static final byte[] KIND = "grade\0".getBytes(StandardCharsets.UTF_8);

    private final String hash;
    private final byte[] packed;

    /** Once somebody has looked into it. */
    private volatile byte @Nullable [] unpacked;

    /**
     * A body that is stored.
     *
     * @param hash the name that it has there
     * @param packed by {@link Contents#pack}
     */
    StoredBody(String hash, byte[] packed) {
        this.hash = hash;
        this.packed = packed;
    }

    /** A body as it will be stored: what is stored already stays as it is. */
    static StoredBody of(Verdict.Body body) {
        return switch (body) {
            case StoredBody stored -> stored;
            case Verdict.Rendered rendered -> {
                byte[] packed = Contents.pack(join(rendered));
                // Of what is packed, a quarter as long: nobody looks for a grade by what it says.
                // No upload has such a name, whatever its bytes are.
                yield new StoredBody(Contents.hash(KIND, packed), packed);
            }
        };
    }

    /** Its name in the store. */
    String hash() {
        return hash;
    }

    byte[] packed() {
        return packed;
    }

    @Override
    public ObjectNode as(Audience audience) {
        byte[] body = unpacked;
        if (body == null) {
            body = Contents.unpack(packed);
            unpacked = body;
        }
        return as(audience, body);
    }

    /** All after one another: for graders, for learners, and what it rests on. */
    private static byte[] join(Verdict.Rendered body) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator lines = LINES.createGenerator(bytes)) {
            lines.writeTree(body.grader());
            lines.writeTree(body.learner());
            lines.writeTree(body.outcomes().tree());
            lines.flush();
            byte[] written = bytes.toByteArray();
            return hasHalfAPair(written) ? withoutHalves(body) : written;
        } catch (IOException e) {
            throw new UncheckedIOException("a grade can't be written", e);
        }
    }

    /** Half a surrogate pair has no bytes in UTF-8, and is written as an escape. */
    private static boolean hasHalfAPair(byte[] json) {
        for (int i = 0; i + 2 < json.length; i++) {
            if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | ' ') == 'd') {
                return true;
            }
        }
        return false;
    }

    /** A question mark takes the place of each: no file of ours could be written with it. */
    private static byte[] withoutHalves(Verdict.Rendered body) {
        String all = body.grader() + "\n" + body.learner() + "\n" + body.outcomes().tree();
        return all.getBytes(StandardCharsets.UTF_8);
    }

    /** What an unpacked body has for a reader. */
    static ObjectNode as(Audience audience, byte[] body) {
        int end = lineEnd(body, 0);
        JsonNode json =
                switch (audience) {
                    case GRADER -> tree(body, 0, end);
                    case LEARNER -> tree(body, end + 1, lineEnd(body, end + 1));
                };
        return json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    /** What a grade rests on, out of its unpacked body. */
    static JsonNode outcomes(byte[] body) {
        int from = lineEnd(body, lineEnd(body, 0) + 1) + 1;
        return from < body.length ? tree(body, from, body.length) : MissingNode.getInstance();
    }

    private static int lineEnd(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at;
    }

    private static JsonNode tree(byte[] body, int from, int to) {
        try {
            return LINES.readTree(body, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException("what is stored is no JSON", e);
        }
    }
}
