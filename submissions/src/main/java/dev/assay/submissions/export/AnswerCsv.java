package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Grades of single answers as CSV; points that are not final are blank, never 0. */
public final class AnswerCsv {

    private static final List<String> TEXTS = List.of("id", "learner", "question", "status");

    private final CsvWriter csv;

    /** Writes the heading. */
    public AnswerCsv(Appendable out) throws IOException {
        csv = new CsvWriter(out);
        for (String heading : TEXTS) {
            csv.text(heading);
        }
        csv.text("points").text("maxPoints").text("confidence").text("reasons").text("feedback");
        csv.end();
    }

    /** Writes a row. */
    public void write(JsonNode grade) throws IOException {
        for (String field : TEXTS) {
            csv.text(grade.path(field).isNull() ? "" : grade.path(field).asText());
        }
        csv.number(GradeNodes.finalPoints(grade));
        csv.number(GradeNodes.number(grade, "maxPoints"));
        csv.number(GradeNodes.number(grade, "confidence"));
        csv.text(String.join("; ", GradeNodes.texts(grade, "reasons")));
        csv.text(String.join("\n", GradeNodes.texts(grade, "feedback")));
        csv.end();
    }
}
