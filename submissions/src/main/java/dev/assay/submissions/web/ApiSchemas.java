package dev.assay.submissions.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The API's JSON, for its description only: what is sent is made elsewhere, in one place each. */
final class ApiSchemas {

    private ApiSchemas() {}

    /** An error. */
    @Schema(name = "Problem", description = "An error as RFC 9457 has it")
    record Problem(String type, String title, int status, String detail) {}

    /** All courses. */
    @Schema(name = "Courses")
    record Courses(List<CourseSummary> courses) {}

    /** A course. */
    @Schema(name = "Course")
    record CourseSummary(
            String id,
            String title,
            @Schema(description = "Hash of the course's files") String revision,
            int questions,
            BigDecimal maxPoints,
            int errors,
            int warnings,
            @Schema(description = "False when the folder's last change can't be used")
                    boolean current) {}

    /** All questions. */
    @Schema(name = "Questions")
    record Questions(List<QuestionView> questions) {}

    /** A question. */
    @Schema(name = "Question")
    record QuestionView(
            String id,
            int number,
            String title,
            String level,
            List<String> tags,
            @Schema(description = "text, code/python, mixed, …") String answer,
            BigDecimal points,
            @Schema(description = "Whether its answers can be graded; else they are failed")
                    boolean hasRubric,
            @Schema(description = "Markdown") String prompt,
            @Schema(description = "The prompt as HTML, safe to show") String promptHtml) {}

    /** All problems of a course. */
    @Schema(name = "CourseProblems")
    record Problems(boolean current, List<CourseProblem> problems) {}

    /** A problem of a course. */
    @Schema(name = "CourseProblem")
    record CourseProblem(
            @Schema(enumeration = {"error", "warning"}) String severity,
            String file,
            int line,
            String problem,
            @Schema(description = "How to mend it") String mend) {}

    /** An answer. */
    @Schema(
            name = "Answer",
            description = "Either `answer`, what was typed, or `files`; exactly one of the two")
    record AnswerBody(@Nullable String answer, @Nullable List<AnswerFileBody> files) {}

    /** A file of an answer. */
    @Schema(name = "AnswerFile")
    record AnswerFileBody(
            @Schema(description = "Relative, such as src/Main.java") String path, String text) {}

    /** One question's grade. */
    @Schema(name = "Grade")
    record Grade(
            String question,
            int number,
            @Schema(
                            enumeration = {
                                "graded",
                                "needs-review",
                                "ungradable",
                                "pending",
                                "failed",
                                "unanswered"
                            },
                            description =
                                    "`failed` is our fault and has no points: never take it for"
                                            + " zero")
                    String status,
            @Schema(nullable = true) BigDecimal points,
            BigDecimal maxPoints,
            @Schema(nullable = true) BigDecimal rawPoints,
            List<Object> adjustments,
            @Schema(description = "0 to 1") double confidence,
            List<String> reasons,
            @Schema(description = "What was graded; evidence's offsets are UTF-16 offsets into it")
                    Object answer,
            int attempt,
            @Schema(description = "The rubric's nodes: checks with their evidence, and groups")
                    List<Map<String, Object>> criteria,
            List<String> feedback,
            @Schema(
                            nullable = true,
                            description =
                                    "What the grade depends on besides the answer; null where"
                                            + " there is none")
                    Map<String, Object> madeWith) {}

    /** What is handed in. */
    @Schema(
            name = "Submission",
            description =
                    "`learner` and `answers`; or `learner`, `question` and one of `answer` and"
                            + " `files`")
    record SubmissionBody(
            String learner,
            @Nullable List<QuestionAnswer> answers,
            @Nullable String question,
            @Nullable String answer,
            @Nullable List<AnswerFileBody> files) {}

    /** An answer with its question. */
    @Schema(name = "QuestionAnswer")
    record QuestionAnswer(
            @Schema(description = "Its id or number") String question,
            @Nullable String answer,
            @Nullable List<AnswerFileBody> files) {}

    /** That something is kept. */
    @Schema(name = "Receipt")
    record ReceiptBody(
            String id,
            String course,
            String learner,
            int answers,
            @Schema(description = "Whether the same request came before") boolean repeated,
            String status,
            String grade,
            String events) {}

    /** How far a submission is. */
    @Schema(name = "SubmissionStatus")
    record StatusBody(
            String id,
            String course,
            String learner,
            String receivedAt,
            int answers,
            int graded,
            @Schema(enumeration = {"waiting", "grading", "graded", "handed-over"}) String status,
            String grade) {}

    /** A sheet's grade. */
    @Schema(name = "SubmissionGrade")
    record SubmissionGradeBody(
            String course,
            String revision,
            String learner,
            BigDecimal points,
            BigDecimal maxPoints,
            @Schema(description = "How many questions are neither failed nor pending") int gradable,
            int answered,
            @Schema(name = "final") boolean isFinal,
            @Schema(description = "What could not be placed, or had to be decided")
                    List<Map<String, Object>> problems,
            List<Grade> questions) {}
}
