package dev.assay.submissions.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;

/** Writes JSON for people to read or, on one line each, for programs. */
final class JsonOutput {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();
    private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();
    private static final ObjectWriter LINE = MAPPER.writer();

    private JsonOutput() {}

    /** Over several lines, with a line end. */
    static void pretty(Writer out, JsonNode node) throws IOException {
        PRETTY.writeValue(out, node);
        out.write('\n');
    }

    /** On one line, with a line end. */
    static void line(Writer out, JsonNode node) throws IOException {
        LINE.writeValue(out, node);
        out.write('\n');
    }
}
