package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.GradeJson;
import dev.assay.grading.Grader;
import dev.assay.grading.QuestionGrade;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission;
import dev.assay.grading.SubmissionGrade;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/**
 * Grades, and counts what it grades: {@code assay_grades_total} by course and status ({@code
 * failed} are ours to mend), and {@code assay_grading_seconds} by course and what was graded.
 */
@Singleton
class MeteredGrader {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private final Grader grader;
    private final MeterRegistry meters;

    MeteredGrader(Grader grader, MeterRegistry meters) {
        this.grader = grader;
        this.meters = meters;
    }

    ObjectNode grade(ServedCourse course, String question, Answer answer, Audience audience)
            throws InterruptedException {
        Timer.Sample timer = Timer.start(meters);
        QuestionGrade grade = grader.grade(course.bound(), question, answer);
        timer.stop(timer(course, "answer"));
        count(course, grade);
        return GradeJson.of(grade, audience);
    }

    ObjectNode grade(ServedCourse course, Submission submission, Audience audience)
            throws InterruptedException {
        Timer.Sample timer = Timer.start(meters);
        SubmissionGrade grade = grader.grade(course.bound(), submission);
        timer.stop(timer(course, "sheet"));
        grade.questions().stream()
                .filter(question -> question.status() != Status.UNANSWERED)
                .forEach(question -> count(course, question));
        return GradeJson.of(grade, audience);
    }

    private Timer timer(ServedCourse course, String what) {
        return Timer.builder("assay.grading")
                .description("How long grading took")
                .tag("course", course.course().id())
                .tag("what", what)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private void count(ServedCourse course, QuestionGrade grade) {
        String status = grade.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        meters.counter("assay.grades", "course", course.course().id(), "status", status)
                .increment();
    }
}
