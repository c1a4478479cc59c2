package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.spi.Answer;
import java.util.ArrayList;
import java.util.List;

/** An answer with its evidence marked in it. */
final class MarkedAnswer {

    private MarkedAnswer() {}

    /** Writes each file of a question's answer. */
    static void write(Html html, JsonNode question) {
        GradeNodes.answerFiles(question).forEach((path, text) -> file(html, question, path, text));
    }

    private static void file(Html html, JsonNode question, String path, String text) {
        if (!path.equals(Answer.TYPED)) {
            html.element("p", "soft", path);
        }
        List<Marks.Mark> found = new ArrayList<>();
        List<Marks.Mark> off = new ArrayList<>();
        for (JsonNode criterion : question.path("criteria")) {
            for (JsonNode check : GradeNodes.checks(criterion)) {
                marks(check, path, isDeduction(criterion, check) ? off : found);
            }
        }
        List<Marks.Mark> all = new ArrayList<>(found);
        all.addAll(off);
        html.raw("<pre class=\"answer\">");
        for (Marks.Piece piece : Marks.cut(text, all)) {
            if (piece.marks().isEmpty()) {
                html.text(piece.text());
                continue;
            }
            List<String> labels = piece.marks().stream().map(Marks.Mark::label).distinct().toList();
            String style = piece.marks().stream().allMatch(off::contains) ? "off" : "on";
            html.raw("<mark class=\"" + style + (labels.size() > 1 ? " twice" : ""));
            html.raw("\" title=\"").text(String.join("; ", labels)).raw("\">");
            html.text(piece.text()).raw("</mark>");
        }
        html.raw("</pre>\n");
    }

    /** Whether what a check found took marks away or gave none. */
    private static boolean isDeduction(JsonNode criterion, JsonNode check) {
        return criterion.path("weight").asDouble(1) < 0
                || check.path("weight").asDouble(1) < 0
                || check.path("score").asDouble(0) == 0;
    }

    private static void marks(JsonNode check, String path, List<Marks.Mark> marks) {
        for (JsonNode each : check.path("evidence")) {
            if (each.path("kind").asText().equals("span")
                    && each.path("file").asText().equals(path)) {
                marks.add(
                        new Marks.Mark(
                                each.path("start").asInt(),
                                each.path("end").asInt(),
                                each.path("label").asText()));
            }
        }
    }
}
