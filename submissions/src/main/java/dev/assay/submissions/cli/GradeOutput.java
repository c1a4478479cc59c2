package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.submissions.export.GradeCsv;
import dev.assay.submissions.export.GradeHtml;
import dev.assay.submissions.export.GradescopeResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints submissions' grades one after the other, in one format. */
interface GradeOutput {

    /** Prints one more grade, already rendered for its audience. */
    void add(ObjectNode grade) throws IOException;

    /** Ends the output. */
    default void end() throws IOException {}

    /**
     * An output.
     *
     * @param several whether more than one grade may come
     */
    static GradeOutput of(
            Format format, PrintWriter out, Console console, Course course, boolean several)
            throws IOException {
        return switch (format) {
            case TABLE ->
                    new Tables(
                            new GradeTable(out, new Style(console.colour()), console.width()),
                            out,
                            course);
            case JSON -> several ? new JsonList(out) : grade -> JsonOutput.pretty(out, grade);
            case JSONL -> grade -> JsonOutput.line(out, grade);
            case CSV -> new GradeCsv(out)::write;
            case HTML -> new Page(out, course);
            case GRADESCOPE -> grade -> JsonOutput.pretty(out, GradescopeResults.of(grade));
        };
    }

    /** Tables with an empty line between two. */
    final class Tables implements GradeOutput {

        private final GradeTable table;
        private final PrintWriter out;
        private final Course course;
        private boolean first = true;

        private Tables(GradeTable table, PrintWriter out, Course course) {
            this.table = table;
            this.out = out;
            this.course = course;
        }

        @Override
        public void add(ObjectNode grade) {
            if (!first) {
                out.println();
            }
            first = false;
            table.print(course.title(), grade);
        }
    }

    /** A JSON array, of which one element is held at a time. */
    final class JsonList implements GradeOutput {

        private final PrintWriter out;
        private String before = "[\n";

        JsonList(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void add(ObjectNode grade) throws IOException {
            out.print(before);
            JsonOutput.pretty(out, grade);
            before = ",\n";
        }

        @Override
        public void end() {
            out.print(before.startsWith("[") ? "[]\n" : "]\n");
        }
    }

    /** One page with all grades. */
    final class Page implements GradeOutput {

        private final PrintWriter out;
        private final Course course;
        private final List<ObjectNode> grades = new ArrayList<>();

        private Page(PrintWriter out, Course course) {
            this.out = out;
            this.course = course;
        }

        @Override
        public void add(ObjectNode grade) {
            grades.add(grade);
        }

        @Override
        public void end() {
            out.print(new GradeHtml(course).page(grades));
        }
    }
}
