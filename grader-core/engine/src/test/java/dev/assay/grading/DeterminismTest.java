package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Confidence;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** The same answers get the same bytes, whatever runs beside them and in whatever order. */
final class DeterminismTest {

    private static final int QUESTIONS = 12;
    private static final int LEARNERS = 25;

    @TempDir Path folder;
    private final long seed = Long.getLong("assay.seed", 1);
    private final Random random = new Random(seed);

    /** Says whatever the answer's words, the configuration and the seed come to. */
    private static Outcome say(Fakes.Settings settings, Answer answer, CheckContext context)
            throws Exception {
        String words = context.derived(new Lower());
        Random chance = new Random(context.seed() ^ words.hashCode() ^ settings.all().hashCode());
        List<Feedback> feedback = List.of(Feedback.learner("said " + chance.nextInt(5)));
        List<Evidence> evidence =
                List.of(new Evidence.Span(Answer.TYPED, 0, words.length(), "all"));
        return switch (chance.nextInt(8)) {
            case 0 -> new Outcome.Ungradable("odd", evidence, feedback);
            case 1 -> new Outcome.Failed("broken", true);
            case 2 -> throw new IllegalStateException("crashed");
            case 3 -> new Outcome.Refer("doubtful", evidence, feedback);
            default ->
                    new Outcome.Graded(
                            Score.of(chance.nextInt(4) / 3.0),
                            new Confidence(0.7 + 0.3 * chance.nextDouble()),
                            evidence,
                            feedback);
        };
    }

    private record Lower() implements Derivation<String> {

        @Override
        public String key() {
            return "";
        }

        @Override
        public String derive(Answer answer, CheckContext context) {
            return answer.text().toLowerCase(Locale.ROOT);
        }
    }

    @RepeatedTest(3)
    void gradesAreByteIdenticalAtAnyConcurrencyAndInAnyOrder() throws Exception {
        TestCourse written =
                new TestCourse(folder)
                        .courseYaml("guards: [{check: a.says, with: {name: guard}}]\n");
        for (int i = 1; i <= QUESTIONS; i++) {
            written.question(i, "points: " + i + "\nrubric:\n" + node(2, "  ", new int[1]));
        }
        Fakes fakes =
                new Fakes()
                        .instant("a.says", DeterminismTest::say)
                        .heavy("b.says", DeterminismTest::say);
        BoundCourse course = written.bind(fakes);
        List<Submission> submissions = submissions();

        Map<String, String> alone = gradeAll(course, submissions, 1);
        Collections.shuffle(submissions, random);
        Map<String, String> together =
                gradeAll(BoundCourse.bind(course.course(), fakes), submissions, 16);
        assertEquals(alone, together, () -> "seed " + seed);
    }

    private List<Submission> submissions() {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < LEARNERS; i++) {
            List<Given> given = new ArrayList<>();
            for (int q = 1; q <= QUESTIONS; q++) {
                if (random.nextInt(4) > 0) {
                    given.add(
                            new Given(
                                    "%03d-q".formatted(q),
                                    Answer.of("Answer " + random.nextInt(10)),
                                    random.nextInt(9) == 0 ? List.of("a doubt") : List.of()));
                }
            }
            Collections.shuffle(given, random);
            submissions.add(new Submission("learner " + i, given, List.of()));
        }
        return submissions;
    }

    private Map<String, String> gradeAll(
            BoundCourse course, List<Submission> submissions, int concurrency) throws Exception {
        GraderSettings settings = GraderSettings.standard().withConcurrency(concurrency);
        Map<String, String> grades = new TreeMap<>();
        try (Grader grader = new Grader(settings);
                ExecutorService threads = Executors.newFixedThreadPool(concurrency)) {
            List<Future<SubmissionGrade>> results = new ArrayList<>();
            for (Submission submission : submissions) {
                results.add(threads.submit(() -> grader.grade(course, submission)));
            }
            for (Future<SubmissionGrade> result : results) {
                SubmissionGrade grade = result.get();
                for (Audience audience : Audience.values()) {
                    grades.put(
                            grade.learner() + audience, GradeJson.of(grade, audience).toString());
                }
            }
        }
        return grades;
    }

    private String node(int depth, String indent, int[] count) {
        int weight = random.nextInt(3);
        String start = indent + "weight: " + weight + "\n";
        if (depth == 0 || random.nextInt(4) == 0) {
            return start
                    + indent
                    + "check: "
                    + (random.nextInt(3) == 0 ? "b.says" : "a.says")
                    + "\n"
                    + indent
                    + "with: {name: n"
                    + count[0]++
                    + "}\n";
        }
        String combine =
                List.of("weighted-sum", "best-of", "all-or-nothing", "gate-then-rest")
                        .get(random.nextInt(4));
        StringBuilder parts = new StringBuilder(start);
        parts.append(indent).append("combine: ").append(combine).append("\n");
        parts.append(indent).append("parts:\n");
        parts.append(indent).append("  - check: a.says\n");
        parts.append(indent).append("    with: {name: first").append(count[0]++).append("}\n");
        parts.append(indent).append("  - check: a.says\n");
        parts.append(indent).append("    with: {name: next").append(count[0]++).append("}\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            String inner = node(depth - 1, indent + "    ", count);
            parts.append(indent).append("  - ").append(inner.strip()).append("\n");
        }
        return parts.toString();
    }
}
