package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.export.AnswerCsv;
import dev.assay.submissions.export.GradeNodes;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;

/** Prints the grades of single answers one after the other, in one format. */
interface AnswerOutput {

    /** Prints one more line's grade. */
    void add(ObjectNode grade) throws IOException;

    /** Ends the output. */
    default void end() throws IOException {}

    /** An output; html and gradescope are for submissions. */
    static AnswerOutput of(Format format, PrintWriter out, Console console) throws IOException {
        return switch (format) {
            case TABLE -> new Rows(out, console.width());
            case JSON -> list(new GradeOutput.JsonList(out));
            case JSONL -> grade -> JsonOutput.line(out, grade);
            case CSV -> new AnswerCsv(out)::write;
            case HTML, GRADESCOPE ->
                    throw new IllegalArgumentException(format + " is for submissions");
        };
    }

    private static AnswerOutput list(GradeOutput.JsonList list) {
        return new AnswerOutput() {
            @Override
            public void add(ObjectNode grade) throws IOException {
                list.add(grade);
            }

            @Override
            public void end() {
                list.end();
            }
        };
    }

    /** One row an answer, and what they come to. */
    final class Rows implements AnswerOutput {

        private static final int ID = 14;
        private static final int LEARNER = 16;
        private static final int QUESTION = 30;
        private static final int STATUS = 13;

        private final PrintWriter out;
        private final int width;
        private BigDecimal points = BigDecimal.ZERO;
        private BigDecimal most = BigDecimal.ZERO;
        private long answers;
        private long graded;

        private Rows(PrintWriter out, int width) {
            this.out = out;
            this.width = width;
        }

        @Override
        public void add(ObjectNode grade) {
            answers++;
            Optional<BigDecimal> given = GradeNodes.number(grade, "points");
            Optional<BigDecimal> full = GradeNodes.number(grade, "maxPoints");
            String score =
                    given.map(GradeTable::plain).orElse("–")
                            + " / "
                            + full.map(GradeTable::plain).orElse("–");
            if (given.isPresent()) {
                graded++;
                points = points.add(given.get());
                most = most.add(full.orElse(BigDecimal.ZERO));
            }
            String row =
                    cell(grade, "id", ID)
                            + cell(grade, "learner", LEARNER)
                            + cell(grade, "question", QUESTION)
                            + cell(grade, "status", STATUS)
                            + Columns.fit(score, 10)
                            + SafeText.oneLine(
                                    String.join("; ", GradeNodes.texts(grade, "reasons")));
            out.println(Columns.cut(SafeText.clean(row), width).stripTrailing());
        }

        private static String cell(ObjectNode grade, String field, int width) {
            String text = grade.path(field).isNull() ? "" : grade.path(field).asText();
            return Columns.fit(SafeText.oneLine(text), width) + "  ";
        }

        @Override
        public void end() {
            out.println();
            out.println(
                    "Total %s of %s points · %d of %d gradable"
                            .formatted(
                                    GradeTable.plain(points),
                                    GradeTable.plain(most),
                                    graded,
                                    answers));
        }
    }
}
