package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Problem;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.MutantCheck;
import dev.assay.grading.MutantCheck.Row;
import dev.assay.grading.MutantCheck.Verdict;
import dev.assay.plugin.Catalogue;
import dev.assay.submissions.export.SafeText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows which wrong variants of right answers get full marks. */
record MutantOutput(List<Row> rows, List<Problem> problems) {

    /** None were asked for. */
    static final MutantOutput NONE = new MutantOutput(List.of(), List.of());

    MutantOutput {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    static MutantOutput of(BoundCourse course, Catalogue catalogue, Grader grader)
            throws InterruptedException {
        List<Problem> problems = new ArrayList<>();
        List<Row> rows = MutantCheck.run(course, catalogue, grader, problems::add);
        return new MutantOutput(rows, problems);
    }

    /** Whether no wrong answer gets full marks. */
    boolean isRight() {
        return count(Verdict.FULL_MARKS) == 0;
    }

    private int count(Verdict verdict) {
        return (int) rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    void table(CourseArgument course, Console console) {
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        for (Problem problem : problems) {
            out.println(style.doubt("warning: ") + SafeText.oneLine(course.show(problem)));
        }
        for (Row row : rows) {
            switch (row.verdict()) {
                case FULL_MARKS -> {
                    out.println(
                            style.bad("full marks: ")
                                    + row.source()
                                    + ": "
                                    + row.question().id()
                                    + ", line "
                                    + row.mutant().line()
                                    + " of the answer: "
                                    + SafeText.oneLine(row.mutant().change()));
                    out.println("  | " + SafeText.oneLine(row.mutant().changed()));
                }
                case FAILED, CAUGHT, HARMLESS -> {}
            }
        }
        out.println(
                "%d mutants of %d questions: %d caught, %d get full marks, %d harmless, %d failed"
                        .formatted(
                                rows.size(),
                                rows.stream().map(row -> row.question().id()).distinct().count(),
                                count(Verdict.CAUGHT),
                                count(Verdict.FULL_MARKS),
                                count(Verdict.HARMLESS),
                                count(Verdict.FAILED)));
    }

    void addTo(ObjectNode json) {
        ArrayNode list = json.putArray("mutants");
        for (Row row : rows) {
            ObjectNode each = list.addObject().put("question", row.question().id());
            each.put("file", row.source().file()).put("line", row.source().line());
            each.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            each.put("answerLine", row.mutant().line()).put("change", row.mutant().change());
            each.put("changed", row.mutant().changed());
            row.mutant().harmless().ifPresent(why -> each.put("harmless", why));
        }
    }
}
