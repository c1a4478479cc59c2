package dev.assay.checkers.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a program says: one JSON object, as {@code process.check.reply.json} describes it. Whatever
 * does not fit is a {@link Mistake} of the program's, and no mark.
 */
final class Reply {

    /** Bytes that a program may say to one answer. */
    static final int LONGEST = 256 << 10;

    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 4_000;

    static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .maxNumberLength(40)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Set<String> FIELDS =
            Set.of(
                    "protocol",
                    "id",
                    "score",
                    "confidence",
                    "evidence",
                    "feedback",
                    "ungradable",
                    "refer",
                    "failed");

    private final JsonNode json;
    private final Answer answer;

    private Reply(JsonNode json, Answer answer) {
        this.json = json;
        this.answer = answer;
    }

    /** The program said something that can't be used. */
    static final class Mistake extends Exception {

        private static final long serialVersionUID = 1;

        Mistake(String message) {
            super(message);
        }
    }

    /**
     * Reads a reply.
     *
     * @param id the request's; a reply to another request is a mistake
     * @param mustRepeat whether the reply has to name it
     */
    static Outcome read(String said, String id, boolean mustRepeat, Answer answer) throws Mistake {
        if (said.isBlank()) {
            throw new Mistake("it printed nothing");
        }
        JsonNode json;
        try {
            json = JSON.readTree(said);
        } catch (JsonProcessingException e) {
            throw new Mistake(
                    "it printed no JSON: " + cut(said) + " (" + e.getOriginalMessage() + ")");
        }
        if (json == null || !json.isObject()) {
            throw new Mistake("it printed no JSON object: " + cut(said));
        }
        return new Reply(json, answer).outcome(id, mustRepeat);
    }

    private Outcome outcome(String id, boolean mustRepeat) throws Mistake {
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw new Mistake("its reply has '" + cut(name) + "', which nobody reads");
            }
        }
        if (mustRepeat ? !json.path("id").asText("").equals(id) : hasOther(id)) {
            throw new Mistake(
                    "its reply has not the id of the request: print the same 'id' that you read");
        }
        int ways = 0;
        for (String way : List.of("score", "ungradable", "refer", "failed")) {
            ways += json.has(way) ? 1 : 0;
        }
        if (ways != 1) {
            throw new Mistake(
                    "its reply has "
                            + (ways == 0 ? "none" : "several")
                            + " of score, ungradable, refer and failed");
        }
        if (json.has("failed")) {
            return new Outcome.Failed(text(json.get("failed"), "failed"), false);
        }
        List<Evidence> evidence = evidence();
        List<Feedback> feedback = feedback();
        if (json.has("ungradable")) {
            String reason = text(json.get("ungradable"), "ungradable");
            return new Outcome.Ungradable(reason, evidence, feedback);
        }
        if (json.has("refer")) {
            return new Outcome.Refer(text(json.get("refer"), "refer"), evidence, feedback);
        }
        double score = number(json.get("score"), "score", 0, 1);
        double confidence =
                json.has("confidence") ? number(json.get("confidence"), "confidence", 0, 1) : 1;
        return new Outcome.Graded(Score.of(score), new Confidence(confidence), evidence, feedback);
    }

    private boolean hasOther(String id) {
        return json.has("id") && !json.get("id").asText("").equals(id);
    }

    private List<Evidence> evidence() throws Mistake {
        List<Evidence> all = new ArrayList<>();
        for (JsonNode each : list("evidence")) {
            all.add(evidence(each, "evidence[" + all.size() + "]"));
        }
        return all;
    }

    private Evidence evidence(JsonNode each, String where) throws Mistake {
        Audience audience = audience(each, where);
        if (each.has("missing")) {
            // What is missing may give the answer away: for graders unless the program says.
            Audience whose = each.has("for") ? audience : Audience.GRADER;
            return new Evidence.Missing(whose, text(each.get("missing"), where + ".missing"));
        }
        if (each.has("measure")) {
            OptionalDouble threshold =
                    each.has("threshold")
                            ? OptionalDouble.of(any(each.get("threshold"), where + ".threshold"))
                            : OptionalDouble.empty();
            Audience whose = each.has("for") ? audience : Audience.GRADER;
            return new Evidence.Measure(
                    whose,
                    text(each.get("measure"), where + ".measure"),
                    any(each.path("value"), where + ".value"),
                    threshold);
        }
        String label = each.has("label") ? text(each.get("label"), where + ".label") : "found";
        AnswerFile file = file(each, where);
        if (each.has("quote")) {
            String quote = text(each.get("quote"), where + ".quote");
            int at = file.text().indexOf(quote);
            if (at < 0) {
                throw new Mistake(where + ".quote is not in the answer: " + cut(quote));
            }
            return new Evidence.Span(audience, file.path(), at, at + quote.length(), label);
        }
        Offsets offsets = new Offsets(file.text());
        try {
            int start = offsets.toUnits(each.path("start").asInt(-1));
            int end = offsets.toUnits(each.path("end").asInt(-1));
            return new Evidence.Span(audience, file.path(), start, end, label);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Mistake(
                    where
                            + " has neither missing, measure nor quote, and its start and end are"
                            + " no place in the answer");
        }
    }

    private AnswerFile file(JsonNode each, String where) throws Mistake {
        if (!each.has("file")) {
            return answer.files().getFirst();
        }
        try {
            return answer.file(each.get("file").asText(""));
        } catch (IllegalArgumentException e) {
            throw new Mistake(where + ".file: " + e.getMessage());
        }
    }

    private List<Feedback> feedback() throws Mistake {
        List<Feedback> all = new ArrayList<>();
        for (JsonNode each : list("feedback")) {
            String where = "feedback[" + all.size() + "]";
            JsonNode said = each.isObject() ? each.path("text") : each;
            all.add(new Feedback(audience(each, where), text(said, where)));
        }
        return all;
    }

    private JsonNode list(String name) throws Mistake {
        JsonNode list = json.path(name);
        if (list.isMissingNode()) {
            return JSON.createArrayNode();
        }
        if (!list.isArray() || list.size() > MOST) {
            throw new Mistake(name + " is no list of at most " + MOST);
        }
        return list;
    }

    private static Audience audience(JsonNode each, String where) throws Mistake {
        return switch (each.path("for").asText("learner")) {
            case "learner" -> Audience.LEARNER;
            case "grader" -> Audience.GRADER;
            default -> throw new Mistake(where + ".for is neither learner nor grader");
        };
    }

    private static String text(JsonNode json, String where) throws Mistake {
        if (!json.isTextual() || json.asText().isBlank() || json.asText().length() > LONGEST_TEXT) {
            throw new Mistake(where + " is no text of 1 to " + LONGEST_TEXT + " characters");
        }
        return json.asText();
    }

    private static double number(JsonNode json, String where, double least, double most)
            throws Mistake {
        double value = any(json, where);
        if (value < least || value > most) {
            throw new Mistake(where + " is " + value + ": write " + least + " to " + most);
        }
        return value;
    }

    private static double any(JsonNode json, String where) throws Mistake {
        if (!json.isNumber() || !Double.isFinite(json.asDouble())) {
            throw new Mistake(where + " is no number");
        }
        return json.asDouble();
    }

    static String cut(String said) {
        String line = said.strip().replaceAll("\\s+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
