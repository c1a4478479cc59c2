package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.course.Course;
import dev.assay.course.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Grades as one page that needs nothing else: no script, no picture, no font. Its policy forbids
 * all of these, so that what stands in an answer stays text whatever it is.
 */
public final class GradeHtml {

    private final Course course;

    /** Pages about submissions to a course. */
    public GradeHtml(Course course) {
        this.course = course;
    }

    /** The whole page: a part for each submission's grade. */
    public String page(List<? extends JsonNode> grades) {
        Html html = new Html();
        Pages.begin(html, course.title());
        html.raw("<h1>").text(course.title()).raw("</h1>\n<main>\n");
        grades.forEach(grade -> submission(html, grade));
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    private void submission(Html html, JsonNode grade) {
        html.raw("<section>\n<h2>").text(grade.path("learner").asText()).raw("</h2>\n");
        html.raw("<p class=\"total\"><strong>").text(grade.path("points").asText("–"));
        html.raw("</strong> of ").text(grade.path("maxPoints").asText()).raw(" points <span>");
        html.text(grade.path("answered").asInt() + " answered").raw("</span> <span>");
        html.text(GradeNodes.completeness(grade)).raw("</span></p>\n");
        for (JsonNode problem : grade.path("problems")) {
            int line = problem.path("line").asInt();
            String where = line > 0 ? "Line " + line + ": " : "";
            html.element("p", "soft", where + problem.path("message").asText()).raw("\n");
        }
        List<Integer> unanswered = new ArrayList<>();
        for (JsonNode question : grade.path("questions")) {
            if (question.path("status").asText().equals("unanswered")) {
                unanswered.add(question.path("number").asInt());
            } else {
                question(html, question);
            }
        }
        if (!unanswered.isEmpty()) {
            html.element("p", "soft", "Not answered: " + NumberRanges.of(unanswered) + ".");
        }
        html.raw("</section>\n");
    }

    private void question(Html html, JsonNode question) {
        html.raw("<article class=\"question\">\n");
        inside(html, question);
        html.raw("</article>\n");
    }

    /** The same, without what is around it. */
    void inside(Html html, JsonNode question) {
        String status = question.path("status").asText();
        html.raw("<div class=\"heading\"><h3>");
        html.text(question.path("number").asText() + ". " + question.path("question").asText());
        html.raw("</h3>");
        if (!status.equals("graded")) {
            html.element("span", "chip " + status, status.replace('-', ' '));
        }
        html.raw("<span class=\"points\">").text(question.path("points").asText("–")).raw(" / ");
        html.text(question.path("maxPoints").asText()).raw("</span></div>\n");
        course.question(question.path("question").asText())
                .map(Question::prompt)
                .ifPresent(
                        prompt ->
                                html.raw("<div class=\"prompt\">")
                                        .raw(Markdown.html(prompt))
                                        .raw("</div>\n"));
        for (String reason : GradeNodes.texts(question, "reasons")) {
            html.element("p", "soft", reason).raw("\n");
        }
        for (String change : GradeNodes.adjustments(question)) {
            html.element("p", "soft", change).raw("\n");
        }
        MarkedAnswer.write(html, question);
        criteria(html, question.path("criteria"), "");
        List<String> feedback = GradeNodes.texts(question, "feedback");
        if (!feedback.isEmpty()) {
            html.raw("<ul class=\"feedback\">");
            feedback.forEach(each -> html.raw("<li>").prose(each).raw("</li>"));
            html.raw("</ul>\n");
        }
    }

    private static void criteria(Html html, JsonNode criteria, String chosen) {
        List<JsonNode> telling = GradeNodes.telling(criteria, chosen);
        if (telling.isEmpty()) {
            return;
        }
        html.raw("<ul class=\"criteria\">\n");
        for (JsonNode criterion : telling) {
            html.raw("<li>");
            GradeNodes.number(criterion, "score")
                    .ifPresent(
                            score ->
                                    html.raw("<meter min=\"0\" max=\"1\" value=\"")
                                            .text(score.toPlainString())
                                            .raw("\"></meter> "));
            html.element("code", "id", criterion.path("id").asText());
            if (criterion.has("parts")) {
                html.element("span", "soft", " " + criterion.path("combine").asText());
                criteria(html, criterion.path("parts"), criterion.path("chosen").asText(""));
            } else {
                evidence(html, criterion);
            }
            html.raw("</li>\n");
        }
        html.raw("</ul>\n");
    }

    private static void evidence(Html html, JsonNode check) {
        String outcome = check.path("outcome").asText();
        if (!outcome.equals("graded")) {
            html.element("span", "soft", " " + outcome + " " + check.path("reason").asText(""));
        }
        boolean isDeduction = check.path("weight").asDouble(1) < 0;
        boolean hasEarned = !isDeduction && check.path("score").asDouble(0) > 0;
        Set<String> told = new HashSet<>();
        for (JsonNode each : check.path("evidence")) {
            switch (each.path("kind").asText()) {
                case "span" -> {
                    String label = each.path("label").asText();
                    if (told.add(label)) {
                        html.element(
                                "span",
                                hasEarned ? "found" : "found off",
                                (hasEarned ? " ✓ " : " • ") + label);
                    }
                }
                case "missing" -> {
                    // What a deduction looks for is good to miss.
                    if (!isDeduction) {
                        html.element("span", "missing", " ✗ " + each.path("what").asText());
                    }
                }
                case "measure" ->
                        html.element(
                                "span",
                                "soft",
                                " · "
                                        + each.path("name").asText()
                                        + " "
                                        + each.path("value").asText());
                case "run" ->
                        html.element(
                                "span",
                                "soft",
                                " %s: %s %s"
                                        .formatted(
                                                each.path("testCase").asText(),
                                                each.path("verdict").asText(),
                                                each.path("detail").asText()));
                default -> {}
            }
        }
    }
}
