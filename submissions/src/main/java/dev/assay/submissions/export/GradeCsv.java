package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Grades as CSV, one row a question. Points that are not final are blank, never 0, and so they are
 * not in the total; each row says how much of the learner's grade there is.
 */
public final class GradeCsv {

    private final CsvWriter csv;

    /** Writes the heading. */
    public GradeCsv(Appendable out) throws IOException {
        csv = new CsvWriter(out);
        row(
                "course",
                "learner",
                "number",
                "question",
                "status",
                "points",
                "maxPoints",
                "confidence",
                "reasons",
                "feedback",
                "answer",
                "totalPoints",
                "totalMaxPoints",
                "totalOf");
    }

    /** Writes the rows of a submission's grade. */
    public void write(JsonNode grade) throws IOException {
        for (JsonNode question : grade.path("questions")) {
            csv.text(grade.path("course").asText()).text(grade.path("learner").asText());
            csv.number(GradeNodes.number(question, "number"));
            csv.text(question.path("question").asText()).text(question.path("status").asText());
            csv.number(GradeNodes.finalPoints(question));
            csv.number(GradeNodes.number(question, "maxPoints"));
            csv.number(GradeNodes.number(question, "confidence"));
            List<String> reasons = new ArrayList<>(GradeNodes.texts(question, "reasons"));
            reasons.addAll(GradeNodes.adjustments(question));
            csv.text(String.join("; ", reasons));
            csv.text(String.join("\n", GradeNodes.texts(question, "feedback")));
            csv.text(String.join("\n", GradeNodes.answerFiles(question).values()));
            csv.number(GradeNodes.finalTotal(grade));
            csv.number(GradeNodes.number(grade, "maxPoints"));
            csv.text(GradeNodes.completeness(grade));
            csv.end();
        }
    }

    private void row(String... cells) throws IOException {
        for (String cell : List.of(cells)) {
            csv.text(cell);
        }
        csv.end();
    }
}
