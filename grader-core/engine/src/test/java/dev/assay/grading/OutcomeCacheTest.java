package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.plugin.Jar;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.spi.BindContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check runs again exactly when something changed that it can see. */
final class OutcomeCacheTest {

    @TempDir Path folder;
    private final Grader grader = new Grader(GraderSettings.standard());
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        grader.close();
    }

    record Words(@Option("words") Map<String, String> all) {}

    /** What a checker looks at while it is bound, besides its configuration. */
    private void look(String at, BindContext context) throws InvalidConfigException {
        switch (at) {
            case "resource" -> context.resource("words", Words.class);
            case "file" -> context.file("files/data.txt");
            case "graded" -> context.graded();
            default -> context.question();
        }
    }

    private Fakes fakes(int version, Optional<Jar> jar) {
        return new Fakes()
                .with(
                        new CheckerInfo("test.counts", version, Cost.INSTANT, "For tests."),
                        jar,
                        Set.of(),
                        (settings, context) -> {
                            look(settings.get("looks-at", ""), context);
                            return (answer, about) -> {
                                runs.incrementAndGet();
                                return Outcome.graded(
                                        Score.ONE,
                                        List.of(new Evidence.Span(Answer.TYPED, 0, 1, "x")));
                            };
                        });
    }

    record Setup(
            String courseYaml,
            String question,
            String data,
            String answer,
            int version,
            Optional<Jar> jar,
            GradedAnswers graded) {

        static final Setup PLAIN =
                new Setup(
                        "",
                        "rubric: {check: test.counts, with: {looks-at: %s}}\n",
                        "data",
                        "x",
                        1,
                        Optional.empty(),
                        GradedAnswers.NONE);

        Setup courseYaml(String value) {
            return new Setup(value, question, data, answer, version, jar, graded);
        }

        Setup question(String value) {
            return new Setup(courseYaml, value, data, answer, version, jar, graded);
        }

        Setup data(String value) {
            return new Setup(courseYaml, question, value, answer, version, jar, graded);
        }

        Setup answer(String value) {
            return new Setup(courseYaml, question, data, value, version, jar, graded);
        }

        Setup version(int value) {
            return new Setup(courseYaml, question, data, answer, value, jar, graded);
        }

        Setup jar(String digest) {
            return new Setup(
                    courseYaml,
                    question,
                    data,
                    answer,
                    version,
                    Optional.of(new Jar("a.jar", digest)),
                    graded);
        }

        Setup graded(String hash) {
            GradedAnswers some = new GradedAnswers(hash, List.of(new GradedAnswer("a", Score.ONE)));
            return new Setup(courseYaml, question, data, answer, version, jar, some);
        }
    }

    private ObjectNode grade(Setup setup, String looksAt) throws InterruptedException {
        Course read =
                new TestCourse(folder)
                        .courseYaml(setup.courseYaml())
                        .question(1, setup.question().formatted(looksAt))
                        .file("files/data.txt", setup.data())
                        .read();
        Course course =
                Copies.course(
                        read,
                        read.questions().stream()
                                .map(q -> Copies.question(q, q.rubric(), setup.graded()))
                                .toList());
        BoundCourse bound = BoundCourse.bind(course, fakes(setup.version(), setup.jar()));
        assertEquals(List.of(), bound.problems());
        return GradeJson.of(
                grader.grade(bound, "001-q", Answer.of(setup.answer())), Audience.GRADER);
    }

    /** What changed, what the checker looked at, and how often it runs for the two answers. */
    static Stream<Arguments> changes() {
        Setup plain = Setup.PLAIN;
        String weighted =
                """
                points: 5
                rubric:
                  combine: weighted-sum
                  parts:
                    - {check: test.counts, weight: 7, with: {looks-at: %s}}
                """;
        return Stream.of(
                Arguments.of("nothing", plain, "question", 1),
                Arguments.of(
                        "a weight, the points, the tree", plain.question(weighted), "question", 1),
                Arguments.of(
                        "the course's title",
                        plain.courseYaml("review-below: 0.5\n"),
                        "question",
                        1),
                Arguments.of("the answer", plain.answer("xy"), "question", 2),
                Arguments.of("the version", plain.version(2), "question", 2),
                Arguments.of("the jar", plain.jar("sha256:1"), "question", 2),
                Arguments.of(
                        "the config",
                        plain.question(
                                "rubric: {check: test.counts, with: {looks-at: %s, more: 1}}\n"),
                        "question",
                        2),
                Arguments.of(
                        "a reference",
                        plain.question("references: [right]\n" + plain.question()),
                        "question",
                        2),
                Arguments.of(
                        "a resource that it reads",
                        plain.courseYaml("resources: {words: {a: b}}\n"),
                        "resource",
                        2),
                Arguments.of(
                        "a resource that it does not read",
                        plain.courseYaml("resources: {words: {a: b}}\n"),
                        "question",
                        1),
                Arguments.of("a file that it reads", plain.data("other"), "file", 2),
                Arguments.of("a file that it does not read", plain.data("other"), "question", 1),
                Arguments.of("graded answers that it reads", plain.graded("sha256:9"), "graded", 2),
                Arguments.of(
                        "graded answers that it does not read",
                        plain.graded("sha256:9"),
                        "question",
                        1));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("changes")
    void aCheckRunsAgainWhenWhatItSeesHasChanged(
            String what, Setup changed, String looksAt, int expected) throws InterruptedException {
        grade(Setup.PLAIN, looksAt);
        grade(changed, looksAt);
        assertEquals(expected, runs.get(), what);
    }

    @Test
    void aKeptOutcomeGivesTheSameGrade() throws InterruptedException {
        ObjectNode fresh = grade(Setup.PLAIN, "question");
        ObjectNode kept = grade(Setup.PLAIN, "question");
        assertEquals(1, runs.get());
        assertEquals(fresh.toString(), kept.toString());
    }

    @Test
    void aFailureIsNeverKept() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Fakes fakes =
                new Fakes()
                        .instant(
                                "test.flaky",
                                (s, a, c) ->
                                        calls.incrementAndGet() == 1
                                                ? new Outcome.Failed("not yet", true)
                                                : Outcome.clear());
        BoundCourse course =
                new TestCourse(folder).question(1, "rubric: {check: test.flaky}\n").bind(fakes);
        Answer answer = Answer.of("x");
        assertEquals(QuestionGrade.Status.FAILED, grader.grade(course, "001-q", answer).status());
        assertEquals(QuestionGrade.Status.GRADED, grader.grade(course, "001-q", answer).status());
        grader.grade(course, "001-q", answer);
        assertEquals(2, calls.get());
    }

    @Test
    void theFilesOfAnAnswerAreToldApart() {
        String one = hash(new AnswerFile("a", "b"), new AnswerFile("c", "d"));
        assertTrue(!one.equals(hash(new AnswerFile("a", "bc"), new AnswerFile("d", ""))));
        assertTrue(!one.equals(hash(new AnswerFile("c", "d"), new AnswerFile("a", "b"))));
        assertTrue(!one.equals(hash(new AnswerFile("a", "b"))));
        assertEquals(one, hash(new AnswerFile("a", "b"), new AnswerFile("c", "d")));
        assertTrue(
                !hash(new AnswerFile("a", "\ud800")).equals(hash(new AnswerFile("a", "\ud801"))));
    }

    private static String hash(AnswerFile... files) {
        return new Fingerprint().add(new Answer(List.of(files))).hash();
    }

    @Test
    void theFirstOfTwoThatWereFoundAtOnceStands() {
        OutcomeCache cache = new OutcomeCache(1 << 20);
        OutcomeCache.Key key = new OutcomeCache.Key("answer", "inputs");
        Outcome first = Outcome.graded(Score.ONE, List.of());
        assertSame(first, cache.keep(key, first));
        assertSame(first, cache.keep(key, Outcome.graded(Score.ZERO, List.of())));
        assertSame(first, cache.get(key).orElseThrow());
        assertEquals(Optional.empty(), cache.get(new OutcomeCache.Key("answer", "others")));
    }

    @Test
    void theCacheIsBoundedByMemory() {
        OutcomeCache cache = new OutcomeCache(100_000);
        for (int i = 0; i < 1_000; i++) {
            cache.keep(
                    new OutcomeCache.Key("answer " + i, ""),
                    Outcome.ungradable("x".repeat(10_000)));
        }
        long kept =
                java.util.stream.IntStream.range(0, 1_000)
                        .filter(i -> cache.get(new OutcomeCache.Key("answer " + i, "")).isPresent())
                        .count();
        assertTrue(kept >= 1 && kept <= 5, () -> "kept " + kept);
    }
}
