package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.course.Course;
import dev.assay.course.Question;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The pages on which people look at grades and decide them. They are forms and links, and need no
 * script; what learners wrote is text in them whatever it is.
 */
public final class ReviewHtml {

    private final String formKey;
    private final Optional<String> name;

    /**
     * Pages for somebody.
     *
     * @param formKey what each form bears, so that no other site's does instead; may be empty
     * @param name of whoever looks; empty while nobody is told from anybody
     */
    public ReviewHtml(String formKey, Optional<String> name) {
        this.formKey = formKey;
        this.name = name;
    }

    /**
     * What has just come of something, told at the top.
     *
     * @param isWrong whether it is an error
     */
    public record Said(String text, boolean isWrong) {}

    /**
     * What somebody typed for a grade and could not be kept as it was.
     *
     * @param place the grade's, as {@link Item#place} says
     */
    public record Draft(
            String place, String points, String reason, String feedback, boolean isForAllAlike) {}

    /**
     * A grade to look at.
     *
     * @param grade the question's grade as graders see it, with the answer
     * @param event the event that was looked at
     * @param most what it can be worth, before penalties
     * @param points what the machine or a person gave, before penalties
     * @param asked what the learner wants looked at
     * @param alike how many others gave the same answer
     */
    public record Item(
            String submission,
            String learner,
            String learnerName,
            long event,
            BigDecimal most,
            Optional<BigDecimal> points,
            Optional<String> asked,
            long alike,
            JsonNode grade) {

        /** Which grade it is. */
        public String place() {
            return submission + " " + question();
        }

        private String question() {
            return grade.path("question").asText();
        }
    }

    /** A course, and how many of its grades wait for a person; at least that many. */
    public record Waiting(Course course, int items, boolean isMore) {}

    /** A learner's row. */
    public record Row(String learner, String name, JsonNode grade) {}

    /** Where somebody says who they are. */
    public static String signIn(Optional<Said> said) {
        Html html = new Html();
        Pages.served(html, "Assay: who are you?");
        html.raw("<h1>Who are you?</h1>\n<main>\n");
        say(html, said);
        html.raw("<form method=\"post\" action=\"/review/sign-in\">\n<label for=\"token\">");
        html.raw("Your token: what stands behind <code>#token=</code> in your link</label>\n");
        html.raw("<input id=\"token\" name=\"token\" type=\"password\" autocomplete=\"off\"");
        html.raw(" required autofocus>\n<div class=\"actions\"><button class=\"first\">Enter");
        return html.raw("</button></div>\n</form>\n</main>\n</body>\n</html>\n").toString();
    }

    /** All that can be said. */
    public static String error(String title, String text) {
        Html html = new Html();
        Pages.served(html, title);
        html.raw("<h1>").text(title).raw("</h1>\n<main>\n");
        say(html, Optional.of(new Said(text, true)));
        html.raw("<p><a href=\"/review\">To the courses</a></p>\n");
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    /** The courses. */
    public String courses(List<Waiting> courses) {
        Html html = begin("Review", Optional.empty());
        html.raw(
                "<table>\n<tr><th>course</th><th class=\"number\">to look at</th><th></th></tr>\n");
        for (Waiting each : courses) {
            String address = address(each.course());
            html.raw("<tr><td><a href=\"").text(address).raw("\">");
            html.text(each.course().title()).raw("</a></td><td class=\"number\">");
            html.text(each.items() + (each.isMore() ? " or more" : "")).raw("</td><td>");
            html.raw("<a href=\"").text(address + "/learners").raw("\">learners</a></td></tr>\n");
        }
        html.raw("</table>\n");
        return end(html);
    }

    /**
     * What waits for a person.
     *
     * @param after where the page begins; empty for the first one
     * @param next where to read on
     */
    public String queue(
            Course course,
            List<Item> items,
            String after,
            Optional<String> next,
            Optional<Said> said,
            Optional<Draft> draft) {
        Html html = begin(course.title() + ": review", Optional.of(course));
        say(html, said);
        if (items.isEmpty()) {
            html.raw("<p>Nothing waits for a person here.</p>\n");
        }
        for (Item item : items) {
            html.raw("<p class=\"soft\"><a href=\"");
            html.text(learner(course, item.learner()) + "#" + anchor(item));
            html.raw("\">").text(item.learnerName()).raw("</a></p>\n");
            item(html, course, item, after, "", draft);
        }
        next.ifPresent(
                from ->
                        html.raw("<p><a href=\"")
                                .text(address(course) + "?after=" + encoded(from))
                                .raw("\">More</a></p>\n"));
        if (!after.isEmpty()) {
            html.raw("<p><a href=\"").text(address(course)).raw("\">To the first</a></p>\n");
        }
        return end(html);
    }

    /**
     * All learners.
     *
     * @param rows those who handed something in
     * @param missing the names of the others
     */
    public String learners(Course course, List<Row> rows, List<String> missing) {
        Html html = begin(course.title() + ": learners", Optional.of(course));
        if (rows.isEmpty()) {
            html.raw("<p>Nobody has handed anything in yet.</p>\n");
        }
        if (!missing.isEmpty()) {
            html.element("p", "soft", "Nothing from: " + String.join(", ", missing) + ".");
        }
        html.raw("<table>\n<tr><th>learner</th><th class=\"number\">points</th>");
        html.raw("<th class=\"number\">answered</th><th>graded</th></tr>\n");
        for (Row row : rows) {
            html.raw("<tr><td><a href=\"").text(learner(course, row.learner())).raw("\">");
            html.text(row.name()).raw("</a></td><td class=\"number\">");
            html.text(row.grade().path("points").asText("–") + " / ");
            html.text(row.grade().path("maxPoints").asText()).raw("</td><td class=\"number\">");
            html.text(row.grade().path("answered").asText()).raw("</td><td>");
            html.text(GradeNodes.completeness(row.grade())).raw("</td></tr>\n");
        }
        html.raw("</table>\n<p class=\"soft\">Gradebook as CSV:");
        for (String layout : List.of("plain", "moodle", "canvas")) {
            html.raw(" <a href=\"").text(address(course) + "/gradebook?layout=" + layout);
            html.raw("\">").text(layout).raw("</a>");
        }
        html.raw("</p>\n");
        return end(html);
    }

    /** All that a learner answered, each with the attempt that counts. */
    public String learner(
            Course course, Row row, List<Item> items, Optional<Said> said, Optional<Draft> draft) {
        Html html = begin(course.title() + ": " + row.name(), Optional.of(course));
        say(html, said);
        html.raw("<p class=\"total\"><strong>").text(row.grade().path("points").asText("–"));
        html.raw("</strong> of ").text(row.grade().path("maxPoints").asText());
        html.raw(" points <span>").text(GradeNodes.completeness(row.grade()));
        html.raw("</span></p>\n");
        items.forEach(item -> item(html, course, item, "", row.learner(), draft));
        return end(html);
    }

    private void item(
            Html html,
            Course course,
            Item item,
            String after,
            String learner,
            Optional<Draft> draft) {
        html.raw("<article class=\"question\" id=\"").text(anchor(item)).raw("\">\n");
        item.asked()
                .ifPresent(
                        wish -> {
                            html.element("p", "soft", item.learnerName() + " asks:");
                            html.element("p", "asked", wish).raw("\n");
                        });
        new GradeHtml(course).inside(html, item.grade());
        references(html, course, item);
        JsonNode decision = item.grade().path("decision");
        if (decision.isObject()) {
            html.element(
                            "p",
                            "soft",
                            "Decided by %s: %s (it was %s)"
                                    .formatted(
                                            decision.path("by").asText(),
                                            decision.path("reason").asText("confirmed"),
                                            decision.path("was").path("points").asText("–")))
                    .raw("\n");
        }
        form(
                html,
                course,
                item,
                after,
                learner,
                draft.filter(each -> each.place().equals(item.place())));
        html.raw("</article>\n");
    }

    private static void references(Html html, Course course, Item item) {
        Optional<Question> question = course.question(item.question());
        List<String> references = question.map(Question::references).orElse(List.of());
        Optional<String> model = question.flatMap(Question::modelAnswer);
        if (references.isEmpty() && model.isEmpty()) {
            return;
        }
        html.raw("<details><summary>What a right answer is</summary>\n");
        references.forEach(each -> html.raw("<pre class=\"answer\">").text(each).raw("</pre>\n"));
        model.ifPresent(each -> html.raw("<pre class=\"answer\">").text(each).raw("</pre>\n"));
        html.raw("</details>\n");
    }

    private void form(
            Html html,
            Course course,
            Item item,
            String after,
            String learner,
            Optional<Draft> draft) {
        if (item.grade().path("status").asText().equals("pending")) {
            html.raw("<p class=\"soft\">It is still being graded.</p>\n");
            return;
        }
        String id = anchor(item);
        html.raw("<form class=\"decide\" method=\"post\" action=\"");
        html.text(
                        "%s/submissions/%s/questions/%s"
                                .formatted(
                                        address(course),
                                        encoded(item.submission()),
                                        encoded(item.question())))
                .raw("\">\n");
        hidden(html, "key", formKey);
        hidden(html, "event", Long.toString(item.event()));
        hidden(html, "after", after);
        hidden(html, "learner", learner);
        html.raw("<div class=\"fields\">\n<div>");
        field(html, "points", id, "Points, 0 to " + plain(item.most()), draft.map(Draft::points));
        html.raw("</div>\n<div>");
        field(html, "reason", id, "Why, for graders", draft.map(Draft::reason));
        html.raw("</div>\n<div>");
        field(html, "feedback", id, "To the learner", draft.map(Draft::feedback));
        html.raw("</div>\n</div>\n");
        if (item.alike() > 0) {
            boolean isChecked = draft.map(Draft::isForAllAlike).orElse(false);
            html.raw("<label class=\"inline\"><input type=\"checkbox\" name=\"alike\"");
            html.raw(isChecked ? " checked> " : "> ");
            html.text("also for the " + item.alike() + " others who gave the same answer");
            html.raw("</label>\n");
        }
        html.raw("<div class=\"actions\">\n");
        // The first one is what Enter presses: whoever types points means them.
        html.raw(
                "<button class=\"first\" name=\"what\" value=\"give\">Give these"
                        + " points</button>\n");
        item.points()
                .filter(points -> !item.grade().path("decision").isObject())
                .ifPresent(
                        points ->
                                html.raw("<button name=\"what\" value=\"confirm\">")
                                        .text("Confirm " + plain(points))
                                        .raw("</button>\n"));
        if (item.grade().path("decision").isObject()) {
            html.raw("<button name=\"what\" value=\"withdraw\">Take the decision back</button>\n");
        }
        html.raw("</div>\n</form>\n");
    }

    private static String plain(BigDecimal points) {
        return points.stripTrailingZeros().toPlainString();
    }

    private static void field(
            Html html, String field, String id, String label, Optional<String> typed) {
        html.raw("<label for=\"").text(field + "-" + id).raw("\">").text(label);
        html.raw("</label><input id=\"").text(field + "-" + id).raw("\" name=\"").text(field);
        html.raw("\" autocomplete=\"off\" maxlength=\"1000\" value=\"");
        html.text(typed.orElse("")).raw("\"");
        html.raw(field.equals("points") ? " inputmode=\"decimal\">" : ">");
    }

    private static void hidden(Html html, String field, String value) {
        html.raw("<input type=\"hidden\" name=\"").text(field).raw("\" value=\"");
        html.text(value).raw("\">\n");
    }

    private Html begin(String title, Optional<Course> course) {
        Html html = new Html();
        Pages.served(html, title);
        html.raw("<a class=\"skip\" href=\"#main\">Skip to the grades</a>\n");
        html.raw("<header class=\"top\">\n<h1>").text(title).raw("</h1>\n<nav>");
        html.raw("<a href=\"/review\">Courses</a>");
        course.ifPresent(
                each -> {
                    html.raw(" · <a href=\"").text(address(each)).raw("\">To look at</a>");
                    html.raw(" · <a href=\"").text(address(each) + "/learners");
                    html.raw("\">Learners</a>");
                });
        html.raw("</nav>\n");
        name.ifPresent(
                who -> {
                    html.raw("<form method=\"post\" action=\"/review/sign-out\">");
                    hidden(html, "key", formKey);
                    html.raw("<button>").text("Sign out, " + who).raw("</button></form>\n");
                });
        return html.raw("</header>\n<main id=\"main\">\n");
    }

    private static String end(Html html) {
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    private static void say(Html html, Optional<Said> said) {
        said.ifPresent(
                each ->
                        html.raw("<p role=\"")
                                .raw(each.isWrong() ? "alert" : "status")
                                .raw("\" class=\"said")
                                .raw(each.isWrong() ? " wrong\">" : "\">")
                                .text(each.text())
                                .raw("</p>\n"));
    }

    private static String address(Course course) {
        return "/review/" + encoded(course.id());
    }

    private static String learner(Course course, String learner) {
        return address(course) + "/learner?id=" + encoded(learner);
    }

    /** What a part of a page is found by. */
    private static String anchor(Item item) {
        return item.submission() + "-" + item.question();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
