package dev.assay.submissions.gradebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.GradeJson;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.policy.Policy;
import dev.assay.spi.Audience;
import dev.assay.submissions.export.GradeNodes;
import dev.assay.submissions.store.Attempts.Attempt;
import dev.assay.submissions.store.Grades.Current;
import dev.assay.submissions.store.Grades.Kept;
import dev.assay.submissions.store.Releases.Withheld;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Upload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A submission's grade in the one shape that all grades have, out of what is kept of it. A sheet's
 * shows every question of its course; one of single answers shows those that it answers.
 */
public final class SubmissionView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;

    /** Views of what a store keeps. */
    public SubmissionView(Store store) {
        this.store = store;
    }

    /**
     * The grade as it is now.
     *
     * @param course as it is in service; empty when it is not
     */
    public ObjectNode of(StoredSubmission submission, Optional<Course> course, Audience audience) {
        return of(submission, course, audience, store.grades().read(submission.id()));
    }

    /** A grade as graders and as its learner see it. */
    public record Both(ObjectNode graders, ObjectNode learners) {}

    /** The grade as it is now for both, out of one look at what is kept. */
    public Both both(StoredSubmission submission, Optional<Course> course) {
        Map<String, Kept> kept = store.grades().read(submission.id());
        return new Both(
                of(submission, course, Audience.GRADER, kept),
                of(submission, course, Audience.LEARNER, kept));
    }

    /** The grade out of what is known to be kept of it. */
    public ObjectNode of(
            StoredSubmission submission,
            Optional<Course> course,
            Audience audience,
            Map<String, Kept> kept) {
        Map<String, Current> grades = new LinkedHashMap<>();
        kept.forEach((question, one) -> grades.put(question, one.as(audience)));
        Withheld withheld = store.releases().of(submission, audience);
        Map<String, ObjectNode> questions = new HashMap<>();
        for (Given given : submission.submission().answers()) {
            Optional<Question> question = course.flatMap(in -> in.question(given.question()));
            boolean isWithheld = withheld.hides(given.question()) && !given.answer().isBlank();
            questions.put(
                    given.question(),
                    isWithheld
                            ? withheld(given, question, grades)
                            : question(given, question, grades));
        }
        List<ObjectNode> shown = new ArrayList<>(questions.values());
        if (submission.kind() != Upload.Kind.ANSWERS) {
            course.stream()
                    .flatMap(in -> in.questions().stream())
                    .filter(question -> !questions.containsKey(question.id()))
                    .forEach(question -> shown.add(blank(question, "unanswered")));
        }
        course.map(Course::policy)
                .filter(policy -> !policy.equals(Policy.NONE))
                .ifPresent(policy -> adjusting(policy, submission).adjust(shown));
        shown.sort(
                Comparator.comparingInt((ObjectNode question) -> question.path("number").asInt())
                        .thenComparing(question -> question.path("question").asText()));
        return total(submission, grades, course, shown);
    }

    private Adjusting adjusting(Policy policy, StoredSubmission submission) {
        Map<String, Attempt> attempts = store.attempts().of(submission.id());
        return new Adjusting(
                policy,
                submission.submission().learner(),
                question -> attempts.getOrDefault(question, Attempt.UNKNOWN));
    }

    private static ObjectNode question(
            Given given, Optional<Question> question, Map<String, Current> grades) {
        Current current = grades.get(given.question());
        ObjectNode json;
        if (current != null) {
            json = current.grade();
        } else if (question.isPresent()) {
            json = blank(question.get(), given.answer().isBlank() ? "unanswered" : "pending");
        } else {
            json = blank(given.question(), 0, BigDecimal.ZERO, "pending");
        }
        if (!given.answer().isBlank()) {
            json.set("answer", GradeJson.answer(given.answer()));
        }
        return json;
    }

    /** As if it were not graded yet, with another reason. */
    private static ObjectNode withheld(
            Given given, Optional<Question> question, Map<String, Current> grades) {
        int number = question.map(Question::number).orElse(0);
        BigDecimal points =
                question.map(Question::points)
                        .or(
                                () ->
                                        Optional.ofNullable(grades.get(given.question()))
                                                .map(current -> current.maxPoints()))
                        .orElse(BigDecimal.ZERO);
        ObjectNode json = blank(given.question(), number, points, "pending");
        json.putArray("reasons").add("this grade has not been released yet");
        json.set("answer", GradeJson.answer(given.answer()));
        return json;
    }

    /** A question of which nothing is there. */
    static ObjectNode blank(Question question, String status) {
        return blank(question.id(), question.number(), question.points(), status);
    }

    private static ObjectNode blank(String id, int number, BigDecimal points, String status) {
        boolean isPending = status.equals("pending");
        ObjectNode json = JSON.objectNode();
        json.put("question", id).put("number", number).put("status", status);
        Optional<BigDecimal> earned = isPending ? Optional.empty() : Optional.of(BigDecimal.ZERO);
        json.put("points", earned.orElse(null)).put("maxPoints", plain(points));
        json.put("rawPoints", earned.orElse(null)).putArray("adjustments");
        json.put("confidence", isPending ? 0.0 : 1.0);
        ArrayNode reasons = json.putArray("reasons");
        if (isPending) {
            reasons.add("this answer is still being graded");
        }
        json.putNull("answer").put("attempt", 1).putArray("criteria");
        json.putArray("feedback");
        json.putNull("madeWith");
        return json;
    }

    private static ObjectNode total(
            StoredSubmission submission,
            Map<String, Current> grades,
            Optional<Course> course,
            List<ObjectNode> questions) {
        String revision =
                grades.values().stream()
                        .map(current -> current.revision())
                        .filter(each -> !each.isEmpty())
                        .reduce((first, last) -> last)
                        .or(() -> course.map(Course::revision))
                        .orElse("");
        return total(
                submission.course(),
                revision,
                submission.name(),
                submission.submission().problems(),
                questions);
    }

    /** The sum of some questions' grades. */
    static ObjectNode total(
            String course,
            String revision,
            String learner,
            List<Remark> remarks,
            List<ObjectNode> questions) {
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal maxPoints = BigDecimal.ZERO;
        int gradable = 0;
        int answered = 0;
        boolean isFinal = true;
        for (ObjectNode question : questions) {
            maxPoints = maxPoints.add(question.path("maxPoints").decimalValue());
            if (question.path("points").isNumber()) {
                points = points.add(question.path("points").decimalValue());
                gradable++;
            }
            answered += question.path("answer").isNull() ? 0 : 1;
            isFinal &=
                    !question.path("status").asText().equals("pending")
                            || GradeNodes.isExcused(question);
        }
        ObjectNode json = JSON.objectNode();
        json.put("course", course).put("revision", revision);
        json.put("learner", learner);
        json.put("points", plain(points)).put("maxPoints", plain(maxPoints));
        json.put("gradable", gradable).put("answered", answered).put("final", isFinal);
        ArrayNode problems = json.putArray("problems");
        for (Remark remark : remarks) {
            problems.addObject()
                    .put("line", remark.line())
                    .put("text", remark.text())
                    .put("message", remark.message());
        }
        json.putArray("questions").addAll(questions);
        return json;
    }

    /** 4.30 is 4.3, 100 is 100. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
