package dev.assay.submissions.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.CourseReader;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.text.AnswerText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a file of graded answers, with scores put in: whatever else a line says stays. */
final class GradedLines {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();
    private static final String ANSWER = "answer";
    private static final String SCORE = "score";

    private final List<String> lines;
    private long bytes;
    private int changed;
    private int left;

    private GradedLines(List<String> lines) {
        this.lines = lines;
        lines.forEach(line -> bytes += length(line));
    }

    /** The lines of a file; none where there is no such file. */
    static GradedLines read(Path file) throws IOException, RefusedException {
        if (!Files.exists(file)) {
            return new GradedLines(new ArrayList<>());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = BoundedBytes.read(in, CourseReader.MOST_GRADED_BYTES);
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new GradedLines(new ArrayList<>(text.lines().toList()));
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "graded/" + file.getFileName() + " is no UTF-8: save it as UTF-8 first");
        }
    }

    /** Gives answers their scores, on their own lines or on new ones, while there is room. */
    void put(Map<String, BigDecimal> scores) {
        Map<String, BigDecimal> missing = new LinkedHashMap<>(scores);
        int answers = 0;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode json = tree(lines.get(i));
            if (!json.path(ANSWER).isTextual()) {
                continue;
            }
            answers++;
            String answer = AnswerText.clean(json.path(ANSWER).textValue());
            BigDecimal score = scores.get(answer);
            missing.remove(answer);
            if (score != null && !isScore(json.path(SCORE), score)) {
                replace(i, ((ObjectNode) json).put(SCORE, score).toString());
            }
        }
        for (Map.Entry<String, BigDecimal> one : missing.entrySet()) {
            ObjectNode json = MAPPER.createObjectNode();
            String line = json.put(ANSWER, one.getKey()).put(SCORE, one.getValue()).toString();
            if (answers >= CourseReader.MOST_GRADED_ANSWERS
                    || bytes + length(line) > CourseReader.MOST_GRADED_BYTES) {
                left++;
            } else {
                lines.add(line);
                bytes += length(line);
                answers++;
                changed++;
            }
        }
    }

    private void replace(int at, String line) {
        long longer = length(line) - length(lines.get(at));
        if (bytes + longer > CourseReader.MOST_GRADED_BYTES) {
            left++;
            return;
        }
        lines.set(at, line);
        bytes += longer;
        changed++;
    }

    private static long length(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    private static boolean isScore(JsonNode json, BigDecimal score) {
        return json.isNumber() && json.decimalValue().compareTo(score) == 0;
    }

    /** A line that can't be read is nobody's. */
    private static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    /** How many lines are new or have another score. */
    int changed() {
        return changed;
    }

    /** How many scores there was no room for. */
    int left() {
        return left;
    }

    /** The file as it is to be. */
    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
