package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.course.Course;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A class's grades as one page: a row for each learner, and how each question went. Only what is
 * shown is held, not the grades.
 */
public final class ClassHtml {

    private final Course course;
    private final Html rows = new Html();
    private final Map<String, Tally> questions = new LinkedHashMap<>();
    private int learners;

    /** The page of a course's class. */
    public ClassHtml(Course course) {
        this.course = course;
        course.questions().forEach(question -> questions.put(question.id(), new Tally()));
    }

    private static final class Tally {

        private BigDecimal points = BigDecimal.ZERO;
        private BigDecimal most = BigDecimal.ZERO;
        private int answered;
        private int toConfirm;
        private int failed;
    }

    /**
     * Adds a learner.
     *
     * @param page address of the learner's own page
     */
    public void add(String learner, String page, JsonNode grade) {
        learners++;
        rows.raw("<tr><td><a href=\"").text(page).raw("\">").text(learner).raw("</a></td><td>");
        rows.text(GradeNodes.finalTotal(grade).map(BigDecimal::toPlainString).orElse("–"));
        rows.raw("</td><td>").text(grade.path("maxPoints").asText()).raw("</td><td>");
        rows.text(Integer.toString(grade.path("answered").asInt())).raw("</td><td>");
        rows.text(GradeNodes.completeness(grade)).raw("</td></tr>\n");
        for (JsonNode question : grade.path("questions")) {
            Tally tally = questions.get(question.path("question").asText());
            if (tally == null) {
                continue;
            }
            GradeNodes.finalPoints(question)
                    .ifPresent(
                            points -> {
                                tally.points = tally.points.add(points);
                                tally.most =
                                        tally.most.add(question.path("maxPoints").decimalValue());
                            });
            tally.answered += question.path("answer").isNull() ? 0 : 1;
            tally.toConfirm += is(question, "needs-review");
            tally.failed += is(question, "failed");
        }
    }

    private static int is(JsonNode question, String status) {
        return question.path("status").asText().equals(status) ? 1 : 0;
    }

    /**
     * The whole page.
     *
     * @param missing who handed nothing in
     */
    public String page(List<String> missing) {
        Html html = new Html();
        Pages.begin(html, course.title());
        html.raw("<h1>").text(course.title()).raw("</h1>\n<main>\n<section>\n<h2>");
        html.text(learners + " learners").raw("</h2>\n");
        if (!missing.isEmpty()) {
            html.element("p", "soft", "Nothing from: " + String.join(", ", missing) + ".");
        }
        html.element("p", "soft", "Names lead to pages in the folder learners/ beside this one.");
        html.raw("<table><tr><th>learner</th><th>points</th><th>of</th><th>answered</th>");
        html.raw("<th>graded</th></tr>\n").raw(rows.toString()).raw("</table>\n</section>\n");
        html.raw("<section>\n<h2>Questions</h2>\n<table><tr><th>question</th><th>mean</th>");
        html.raw("<th>answered</th><th>to confirm</th><th>failed</th></tr>\n");
        questions.forEach(
                (id, tally) -> {
                    html.raw("<tr><td>").text(id).raw("</td><td>").text(mean(tally));
                    html.raw("</td><td>").text(Integer.toString(tally.answered));
                    html.raw("</td><td>").text(Integer.toString(tally.toConfirm));
                    html.raw("</td><td>").text(Integer.toString(tally.failed));
                    html.raw("</td></tr>\n");
                });
        return html.raw("</table>\n</section>\n</main>\n</body>\n</html>\n").toString();
    }

    private static String mean(Tally tally) {
        return tally.most.signum() == 0
                ? "–"
                : tally.points
                                .multiply(BigDecimal.valueOf(100))
                                .divide(tally.most, 0, RoundingMode.HALF_UP)
                        + " %";
    }
}
