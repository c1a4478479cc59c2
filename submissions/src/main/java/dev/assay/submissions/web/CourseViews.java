package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Problem;
import dev.assay.course.Question;
import dev.assay.submissions.export.Markdown;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Courses as JSON for anyone who may see their questions: no reference, model answer, note, rubric
 * or example is ever in it.
 */
final class CourseViews {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TITLE = 90;

    private CourseViews() {}

    static ObjectNode courses(Collection<ServedCourse> courses) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("courses");
        courses.stream().map(CourseViews::course).forEach(list::add);
        return json;
    }

    static ObjectNode course(ServedCourse served) {
        ObjectNode json = JSON.objectNode();
        json.put("id", served.course().id());
        json.put("title", served.course().title());
        json.put("revision", served.course().revision());
        json.put("questions", served.course().questions().size());
        json.put(
                "maxPoints",
                served.course().questions().stream()
                        .map(Question::points)
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
        long errors = served.problems().stream().filter(Problem::isError).count();
        json.put("errors", errors);
        json.put("warnings", served.problems().size() - errors);
        json.put("current", served.current());
        return json;
    }

    static ObjectNode questions(ServedCourse served) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("questions");
        served.course().questions().stream().map(CourseViews::question).forEach(list::add);
        return json;
    }

    static ObjectNode question(Question question) {
        ObjectNode json = JSON.objectNode();
        json.put("id", question.id());
        json.put("number", question.number());
        json.put("title", title(question));
        json.put("level", question.level());
        question.tags().forEach(json.putArray("tags")::add);
        json.put("answer", question.kind().toString());
        json.put("points", question.points());
        json.put("hasRubric", question.rubric().isPresent() && question.problems().isEmpty());
        json.put("prompt", question.prompt());
        json.put("promptHtml", Markdown.html(question.prompt()));
        return json;
    }

    /** The sheet's way to put it, else the prompt's first line. */
    private static String title(Question question) {
        String text = question.wordings().stream().findFirst().orElse(question.prompt()).strip();
        String line = text.lines().findFirst().orElse(question.id()).replace("`", "");
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1).strip() + "…";
    }

    static ObjectNode problems(List<Problem> problems, boolean current) {
        ObjectNode json = JSON.objectNode();
        json.put("current", current);
        ArrayNode list = json.putArray("problems");
        for (Problem problem : problems) {
            list.addObject()
                    .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                    .put("file", problem.source().file())
                    .put("line", problem.source().line())
                    .put("problem", problem.problem())
                    .put("mend", problem.mend());
        }
        return json;
    }
}
