package dev.assay.submissions.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads JSON of anyone: strictly, within Jackson's limits on depth and length. */
public final class JsonText {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** What Jackson says of itself. */
    private static final Pattern INNARDS =
            Pattern.compile(" \\(start marker at \\[[^\\]]*\\]\\)|, from `[^`]*`");

    private JsonText() {}

    /** The value that the bytes are. */
    public static JsonNode read(byte[] bytes) throws RefusedException {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node.isMissingNode()) {
                throw new RefusedException("there is no JSON");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    "this is no JSON: "
                            + where(e)
                            + INNARDS.matcher(e.getOriginalMessage()).replaceAll(""));
        } catch (IOException e) {
            throw new RefusedException("this is no JSON: " + e.getMessage());
        }
    }

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        if (at == null || at.getLineNr() < 1) {
            return "";
        }
        String line = at.getLineNr() == 1 ? "" : "line " + at.getLineNr() + ", ";
        return line + "column " + at.getColumnNr() + ": ";
    }
}
