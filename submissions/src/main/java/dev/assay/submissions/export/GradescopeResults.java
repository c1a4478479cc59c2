package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A grade as Gradescope's {@code results.json}: one test a question. Points that are not final are
 * left out, never 0.
 */
public final class GradescopeResults {

    private GradescopeResults() {}

    /**
     * The results of one submission.
     *
     * @param grade rendered for whoever sees the results: as a rule the learner
     */
    public static ObjectNode of(JsonNode grade) {
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        // The total is given because Gradescope can't add up tests of which some have no score.
        GradeNodes.finalTotal(grade).ifPresent(total -> results.put("score", total));
        results.put("output", output(grade));
        results.put("output_format", "text");
        results.put("visibility", "visible");
        results.put("stdout_visibility", "hidden");
        var tests = results.putArray("tests");
        for (JsonNode question : grade.path("questions")) {
            tests.add(test(question));
        }
        results.putObject("extra_data")
                .put("course", grade.path("course").asText())
                .put("revision", grade.path("revision").asText())
                .put("learner", grade.path("learner").asText());
        return results;
    }

    private static ObjectNode test(JsonNode question) {
        ObjectNode test = JsonNodeFactory.instance.objectNode();
        GradeNodes.finalPoints(question).ifPresent(points -> test.put("score", points));
        GradeNodes.number(question, "maxPoints").ifPresent(most -> test.put("max_score", most));
        test.put("name", question.path("question").asText());
        test.put("number", question.path("number").asText());
        test.put("output", explanation(question));
        test.put("output_format", "text");
        test.put("visibility", "visible");
        return test;
    }

    private static String output(JsonNode grade) {
        List<String> lines = new ArrayList<>();
        lines.add(GradeNodes.completeness(grade) + ".");
        for (JsonNode problem : grade.path("problems")) {
            int line = problem.path("line").asInt();
            lines.add((line > 0 ? "Line " + line + ": " : "") + problem.path("message").asText());
        }
        return SafeText.clean(String.join("\n", lines));
    }

    private static String explanation(JsonNode question) {
        List<String> lines = new ArrayList<>();
        switch (question.path("status").asText()) {
            case "failed" -> lines.add("Could not be graded yet; this costs no points.");
            case "pending" -> lines.add("Is still being graded.");
            case "needs-review" -> lines.add("Graded; somebody is still to confirm the points.");
            case "unanswered" -> lines.add("No answer.");
            case "ungradable" -> lines.add("The answer can't be graded.");
            default -> {}
        }
        for (JsonNode criterion : question.path("criteria")) {
            for (JsonNode span : GradeNodes.evidence(criterion, "span")) {
                lines.add("Found: " + SafeText.oneLine(span.path("label").asText()));
            }
        }
        lines.addAll(GradeNodes.adjustments(question));
        lines.addAll(GradeNodes.texts(question, "feedback"));
        return SafeText.clean(String.join("\n", lines.stream().distinct().toList()));
    }
}
