package dev.assay.checkers.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Region;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program is asked: one JSON object on one line, as {@code process.check.request.json}
 * describes it. Offsets count Unicode code points, as Python does.
 */
final class Request {

    /** Raised when a program of before would no longer understand it. */
    static final int PROTOCOL = 1;

    private Request() {}

    /**
     * The line for an answer.
     *
     * @param id what the reply must repeat
     */
    static String line(
            String id,
            QuestionView question,
            Map<String, String> settings,
            Answer answer,
            CheckContext context) {
        ObjectNode request = Reply.JSON.createObjectNode();
        request.put("protocol", PROTOCOL).put("id", id);
        ObjectNode asked =
                request.putObject("question")
                        .put("id", question.id())
                        .put("prompt", question.prompt())
                        .put("kind", question.kind().toString());
        question.references().forEach(asked.putArray("references")::add);
        ArrayNode files = request.putObject("answer").putArray("files");
        answer.files()
                .forEach(
                        file ->
                                files.addObject()
                                        .put("path", file.path())
                                        .put("text", file.text()));
        ArrayNode regions = request.putArray("regions");
        Map<String, Offsets> offsets = new TreeMap<>();
        for (Region region : context.regions()) {
            Offsets in =
                    offsets.computeIfAbsent(
                            region.file(), path -> new Offsets(answer.file(path).text()));
            add(regions.addObject(), region, in);
        }
        ObjectNode own = request.putObject("settings");
        new TreeMap<>(settings).forEach(own::put);
        request.put("seed", context.seed()).put("locale", context.locale().toLanguageTag());
        try {
            return Reply.JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new AssertionError("texts and numbers are JSON", e);
        }
    }

    private static void add(ObjectNode json, Region region, Offsets offsets) {
        json.put("file", region.file())
                .put("kind", region.kind().name().toLowerCase(Locale.ROOT))
                .put("form", region.form().name().toLowerCase(Locale.ROOT))
                .put("language", region.language().orElse(null))
                .put("text", region.text());
        ArrayNode pieces = json.putArray("pieces");
        for (Region.Piece piece : region.pieces()) {
            pieces.addObject()
                    .put("start", offsets.toPoints(piece.start()))
                    .put("end", offsets.toPoints(piece.end()));
        }
    }
}
