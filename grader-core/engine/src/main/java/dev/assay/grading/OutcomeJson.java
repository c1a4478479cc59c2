package dev.assay.grading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Outcomes as JSON and back, without loss: for keeping them. Arrays without names, since there are
 * many; the first element says what each is.
 */
public final class OutcomeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String GRADED = "graded";
    private static final String UNGRADABLE = "ungradable";
    private static final String REFER = "refer";
    private static final String SPAN = "span";
    private static final String MISSING = "missing";
    private static final String MEASURE = "measure";
    private static final String RUN = "run";
    private static final String LEARNER = "l";
    private static final String GRADER = "g";

    private OutcomeJson() {}

    /**
     * An outcome as JSON.
     *
     * @throws IllegalArgumentException when it failed: that is never kept
     */
    public static ArrayNode of(Outcome outcome) {
        ArrayNode json = JSON.arrayNode();
        switch (outcome) {
            case Outcome.Graded(Score score, Confidence confidence, var evidence, var feedback) -> {
                json.add(GRADED).add(score.value().toPlainString()).add(confidence.value());
                evidence(evidence, json.addArray());
                feedback(feedback, json.addArray());
            }
            case Outcome.Ungradable(String reason, var evidence, var feedback) -> {
                json.add(UNGRADABLE).add(reason);
                evidence(evidence, json.addArray());
                feedback(feedback, json.addArray());
            }
            case Outcome.Refer(String reason, var evidence, var feedback) -> {
                json.add(REFER).add(reason);
                evidence(evidence, json.addArray());
                feedback(feedback, json.addArray());
            }
            case Outcome.Failed failed ->
                    throw new IllegalArgumentException("what failed is not kept: " + failed);
        }
        return json;
    }

    private static void evidence(List<Evidence> pieces, ArrayNode json) {
        for (Evidence piece : pieces) {
            ArrayNode one = json.addArray();
            switch (piece) {
                case Evidence.Span(var audience, String file, int start, int end, String label) ->
                        one.add(SPAN).add(name(audience)).add(file).add(start).add(end).add(label);
                case Evidence.Missing(var audience, String what) ->
                        one.add(MISSING).add(name(audience)).add(what);
                case Evidence.Measure(
                                var audience,
                                String name,
                                double value,
                                OptionalDouble threshold) -> {
                    one.add(MEASURE).add(name(audience)).add(name).add(value);
                    threshold.ifPresent(one::add);
                }
                case Evidence.Run(var audience, String testCase, RunResult result) ->
                        one.add(RUN)
                                .add(name(audience))
                                .add(testCase)
                                .add(result.verdict().name())
                                .add(result.detail())
                                .add(result.output());
            }
        }
    }

    private static void feedback(List<Feedback> sentences, ArrayNode json) {
        sentences.forEach(said -> json.addArray().add(name(said.audience())).add(said.text()));
    }

    private static String name(Audience audience) {
        return switch (audience) {
            case LEARNER -> LEARNER;
            case GRADER -> GRADER;
        };
    }

    /**
     * The outcome that {@link #of} made it of.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Outcome outcome(JsonNode json) {
        String kind = json.path(0).asText();
        return switch (kind) {
            case GRADED ->
                    new Outcome.Graded(
                            new Score(new BigDecimal(json.path(1).asText())),
                            new Confidence(json.path(2).asDouble()),
                            evidence(json.path(3)),
                            feedback(json.path(4)));
            case UNGRADABLE ->
                    new Outcome.Ungradable(
                            json.path(1).asText(), evidence(json.path(2)), feedback(json.path(3)));
            case REFER ->
                    new Outcome.Refer(
                            json.path(1).asText(), evidence(json.path(2)), feedback(json.path(3)));
            default -> throw new IllegalArgumentException("an outcome is no '" + kind + "'");
        };
    }

    private static List<Evidence> evidence(JsonNode json) {
        List<Evidence> pieces = new ArrayList<>(json.size());
        for (JsonNode one : json) {
            Audience audience = audience(one.path(1));
            String first = one.path(2).asText();
            pieces.add(
                    switch (one.path(0).asText()) {
                        case SPAN ->
                                new Evidence.Span(
                                        audience,
                                        first,
                                        one.path(3).asInt(),
                                        one.path(4).asInt(),
                                        one.path(5).asText());
                        case MISSING -> new Evidence.Missing(audience, first);
                        case MEASURE ->
                                new Evidence.Measure(
                                        audience,
                                        first,
                                        one.path(3).asDouble(),
                                        one.has(4)
                                                ? OptionalDouble.of(one.path(4).asDouble())
                                                : OptionalDouble.empty());
                        case RUN ->
                                new Evidence.Run(
                                        audience,
                                        first,
                                        new RunResult(
                                                RunResult.Verdict.valueOf(one.path(3).asText()),
                                                one.path(4).asText(),
                                                one.path(5).asText()));
                        default -> throw new IllegalArgumentException("no evidence: " + one);
                    });
        }
        return pieces;
    }

    private static List<Feedback> feedback(JsonNode json) {
        List<Feedback> sentences = new ArrayList<>(json.size());
        for (JsonNode one : json) {
            sentences.add(new Feedback(audience(one.path(0)), one.path(1).asText()));
        }
        return sentences;
    }

    private static Audience audience(JsonNode json) {
        return json.asText().equals(LEARNER) ? Audience.LEARNER : Audience.GRADER;
    }
}
