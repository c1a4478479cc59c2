package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.course.Course;
import dev.assay.course.CourseOutline;
import dev.assay.course.CourseReader;
import dev.assay.course.Question;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.plugin.Jar;
import dev.assay.plugin.ServiceUnavailableException;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.CourseFile;
import dev.assay.spi.Feedback;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Score;
import dev.assay.spi.Service;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Criterions and guards are bound once, with every problem told at once. */
final class BinderTest {

    private static final Check FINE = (answer, context) -> Outcome.clear();

    @TempDir Path folder;

    private BoundCourse bind(Fakes fakes, String question) {
        return new TestCourse(folder).question(1, question).bind(fakes);
    }

    private static List<String> problems(BoundCourse course) {
        return course.problems().stream().map(Object::toString).toList();
    }

    private static QuestionGrade grade(BoundCourse course, int question)
            throws InterruptedException {
        try (Grader grader = new Grader(GraderSettings.standard())) {
            return grader.grade(course, "%03d-q".formatted(question), Answer.of("x"));
        }
    }

    @Test
    void aQuestionIsBoundOnceWhenItsFirstAnswerComesAndItsProblemsAreKnownThen()
            throws InterruptedException {
        AtomicInteger bound = new AtomicInteger();
        Fakes fakes =
                Fakes.standard()
                        .binding(
                                "test.counts",
                                (settings, context) -> {
                                    bound.incrementAndGet();
                                    context.warn("word", "it is odd", "write another");
                                    return FINE;
                                });
        TestCourse files =
                new TestCourse(folder)
                        .question(1, "rubric: {check: test.counts}\n")
                        .question(2, "rubric: {check: test.counts}\n");
        BoundCourse course = BoundCourse.lazily(files.read(), fakes);
        assertEquals(0, bound.get());
        assertEquals(List.of(), problems(course));
        try (Grader grader = new Grader(GraderSettings.standard())) {
            List<Submission.Given> answers =
                    List.of(
                            new Submission.Given("001-q", Answer.of(" "), List.of()),
                            new Submission.Given("002-q", Answer.of("x"), List.of()));
            Submission submission = new Submission("ann", answers, List.of());
            List<Callable<SubmissionGrade>> many =
                    Collections.nCopies(8, () -> grader.grade(course, submission));
            Grader.all(many)
                    .forEach(
                            grade ->
                                    assertEquals(
                                            List.of(Status.UNANSWERED, Status.GRADED),
                                            grade.questions().stream()
                                                    .map(QuestionGrade::status)
                                                    .toList()));
        }
        assertEquals(1, bound.get());
        assertEquals(1, problems(course).size());
        assertTrue(problems(course).getFirst().startsWith("questions/002-q.yaml"));
    }

    @Test
    void aQuestionWhoseOutlineWasReadIsReadToItsEndWhenItIsBound() throws InterruptedException {
        new TestCourse(folder)
                .question(1, "rubric: {check: test.counts}\nexamples: [{answer: x, score: 1}]\n")
                .question(2, "rubric: {check: test.counts}\nexamples: [{answer: x, score: 2}]\n")
                .question(3, "rubric: {check: test.counts}\nexamples: [{answer: x, score: 2}]\n");
        Fakes fakes = Fakes.standard().binding("test.counts", (settings, context) -> FINE);
        CourseOutline outline = CourseReader.outline(folder);
        Course course = outline.reading().course().orElseThrow();
        BoundCourse bound = BoundCourse.lazily(course, outline::whole, fakes);
        assertEquals(Status.GRADED, grade(bound, 1).status());
        assertEquals(List.of(), problems(bound));
        assertEquals(Status.FAILED, grade(bound, 2).status());
        assertEquals(
                List.of("questions/002-q.yaml"),
                bound.problems().stream().map(problem -> problem.source().file()).toList());
        BoundCourse whole =
                BoundCourse.bind(CourseReader.read(folder).course().orElseThrow(), fakes);
        assertEquals(whole.questionKey("001-q"), bound.questionKey("001-q"));
        assertEquals(whole.checkers(), bound.checkers());
    }

    @Test
    void allProblemsAreToldAtOnceEachWhereItStands() throws InterruptedException {
        Fakes fakes =
                Fakes.standard()
                        .binding(
                                "test.picky",
                                (settings, context) -> {
                                    throw new InvalidConfigException(
                                            "word", "it is too short", "write more");
                                });
        BoundCourse course =
                new TestCourse(folder)
                        .courseYaml("guards: [text.gaurd]\n")
                        .question(
                                1,
                                """
                                rubric:
                                  combine: weighted-sum
                                  parts:
                                    - {check: test.hsa}
                                    - check: test.picky
                                      with:
                                        other: 1
                                        word: x
                                    - {check: no.such}
                                """)
                        .question(2, "rubric: {check: test.gives}\n")
                        .question(3, "guards: [{check: test.picky, with: {word: y}}]\n")
                        .bind(fakes);
        assertEquals(
                List.of(
                        "course.yaml:3: there is no checker 'text.gaurd': write one of those that"
                                + " are there: heavy.gives, heavy.has, test.gives, test.has,"
                                + " test.picky, test.refers",
                        "questions/001-q.yaml:7: there is no checker 'test.hsa': did you mean"
                                + " test.has?",
                        "questions/001-q.yaml:11: rubric.parts[1].with.word: it is too short:"
                                + " write more",
                        "questions/001-q.yaml:12: there is no checker 'no.such': write one of"
                                + " those that are there: heavy.gives, heavy.has, test.gives,"
                                + " test.has, test.picky, test.refers",
                        "questions/003-q.yaml:4: guards[0].with.word: it is too short: write"
                                + " more"),
                problems(course));
        QuestionGrade first = grade(course, 1);
        assertEquals(Status.FAILED, first.status());
        assertTrue(first.retryable(), "a checker's jar may come");
        assertEquals(
                List.of(
                        "the rubric can't be used: questions/001-q.yaml:7: there is no checker"
                                + " 'test.hsa'"),
                first.reasons());
        assertEquals(Optional.of(new java.math.BigDecimal("1.00")), grade(course, 2).points());
    }

    @Test
    void aJarsCheckerThatNeverEndsBindingIsGivenUpOnceAndTheOthersAreBound()
            throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        Fakes fakes =
                Fakes.standard()
                        .with(
                                new CheckerInfo("jar.stuck", 1, Cost.INSTANT, "For tests."),
                                Optional.of(new Jar("x.jar", "sha256:ab")),
                                Set.of(),
                                (settings, context) -> {
                                    calls.incrementAndGet();
                                    if (settings.get("n", "").equals("good")) {
                                        return FINE;
                                    }
                                    long end = System.nanoTime() + 5_000_000_000L;
                                    while (System.nanoTime() < end) {
                                        Thread.onSpinWait();
                                    }
                                    throw new AssertionError("nobody waits so long");
                                });
        BoundCourse course =
                new TestCourse(folder)
                        .question(1, "rubric: {check: jar.stuck, with: {n: 1}}\n")
                        .question(
                                2,
                                """
                                rubric:
                                  combine: weighted-sum
                                  parts:
                                    - {check: jar.stuck, with: {n: 2}}
                                    - {check: jar.stuck, with: {n: 3}}
                                    - {check: jar.stuck, with: {n: 4}}
                                """)
                        .question(3, "rubric: {check: test.gives}\n")
                        .bind(fakes);
        assertEquals(4, problems(course).size());
        for (String problem : problems(course)) {
            assertTrue(problem.contains("jar.stuck can't be set up"), problem);
            assertTrue(problem.contains("did not end"), problem);
        }
        assertTrue(calls.get() <= 3, "two are late, and one may have begun meanwhile");
        assertEquals(Status.FAILED, grade(course, 1).status());
        assertEquals(Status.GRADED, grade(course, 3).status());

        bindAnew("first", fakes, "1");
        int asked = calls.get();
        BoundCourse again = bindAnew("again", fakes, "1");
        assertTrue(
                problems(again).getFirst().contains("with these settings it did not end"),
                problems(again)::getFirst);
        assertEquals(asked, calls.get(), "another course does not wait for it");
        assertEquals(
                List.of(),
                problems(bindAnew("good", fakes, "good")),
                "what is late in one course is asked by another");
    }

    private BoundCourse bindAnew(String name, Fakes fakes, String n) {
        return new TestCourse(folder.resolve(name))
                .question(1, "rubric: {check: jar.stuck, with: {n: " + n + "}}\n")
                .bind(fakes.anew());
    }

    record Strict(@Option("a word") String word, @Option("how often") int times) {}

    @Test
    void aConfigThatCantBeDecodedIsToldWithAllThatIsWrong() {
        Fakes fakes =
                new Fakes()
                        .with(
                                new CheckerType<Strict>() {
                                    @Override
                                    public CheckerInfo info() {
                                        return new CheckerInfo(
                                                "test.strict", 1, Cost.INSTANT, "For tests.");
                                    }

                                    @Override
                                    public Class<Strict> configType() {
                                        return Strict.class;
                                    }

                                    @Override
                                    public Check bind(Strict config, BindContext context) {
                                        return FINE;
                                    }
                                },
                                new CheckerInfo("test.strict", 1, Cost.INSTANT, "For tests."),
                                Optional.empty());
        BoundCourse course =
                bind(fakes, "rubric: {check: test.strict, with: {times: often, wrod: x}}\n");
        assertEquals(2, course.problems().size(), () -> problems(course).toString());
        assertTrue(course.problems().stream().allMatch(p -> p.source().line() == 4));
    }

    @Test
    void aCheckerThatBreaksWhileItIsBoundLeavesTheOthersAlone() throws InterruptedException {
        Fakes fakes =
                Fakes.standard()
                        .binding(
                                "test.crashes",
                                (s, c) -> {
                                    throw new IllegalStateException("no luck");
                                })
                        .binding(
                                "test.misses",
                                (s, c) -> {
                                    throw new NoClassDefFoundError("lib/Gone");
                                })
                        .binding("test.nothing", (s, c) -> null)
                        .binding(
                                "test.lacks",
                                (s, c) -> {
                                    throw new ServiceUnavailableException(
                                            "Sandbox can't be opened: install it");
                                });
        BoundCourse course =
                new TestCourse(folder)
                        .question(1, "rubric: {check: test.crashes}\n")
                        .question(2, "rubric: {check: test.misses}\n")
                        .question(3, "rubric: {check: test.nothing}\n")
                        .question(4, "rubric: {check: test.gives}\n")
                        .question(5, "rubric: {check: test.lacks}\n")
                        .bind(fakes);
        String mend = ": tell the checker's author, or use another checker";
        assertEquals(
                List.of(
                        "questions/001-q.yaml:4: test.crashes can't be set up:"
                                + " IllegalStateException: no luck"
                                + mend,
                        "questions/002-q.yaml:4: test.misses can't be set up:"
                                + " NoClassDefFoundError: lib/Gone"
                                + mend,
                        "questions/003-q.yaml:4: test.nothing can't be set up:"
                                + " NullPointerException: it made no check"
                                + mend,
                        "questions/005-q.yaml:4: test.lacks can't be set up:"
                                + " Sandbox can't be opened: install it:"
                                + " 'assay doctor' says what this machine lacks"),
                problems(course));
        assertEquals(Status.FAILED, grade(course, 1).status());
        assertEquals(Status.GRADED, grade(course, 4).status());
    }

    @Test
    void aChecksWarningsAreToldAndItIsUsed() throws InterruptedException {
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.warns",
                                (settings, context) -> {
                                    context.warn("word", "it is rare", "use another");
                                    return FINE;
                                });
        BoundCourse course =
                bind(
                        fakes,
                        """
                        rubric:
                          check: test.warns
                          with:
                            word: x
                        """);
        assertEquals(
                List.of("questions/001-q.yaml:7: rubric.with.word: it is rare: use another"),
                problems(course));
        assertEquals(false, course.problems().getFirst().isError());
        assertEquals(Status.GRADED, grade(course, 1).status());
    }

    @Test
    void aCourseGuardIsBoundForEachQuestionAndToldOnce() {
        AtomicInteger bound = new AtomicInteger();
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.guard",
                                (settings, context) -> {
                                    bound.incrementAndGet();
                                    context.warn("", "odd", "");
                                    return FINE;
                                });
        BoundCourse course =
                new TestCourse(folder)
                        .courseYaml("guards: [test.guard]\n")
                        .question(1, "points: 1\n")
                        .question(2, "points: 1\n")
                        .bind(fakes);
        assertEquals(2, bound.get());
        assertEquals(1, course.problems().size());
    }

    private interface Ears extends Service {}

    @Test
    void aCheckerGetsTheServicesThatItNamesAndNoOthers() {
        Ears ears = () -> {};
        AtomicReference<Object> got = new AtomicReference<>();
        Fakes.Binder asks =
                (settings, context) -> {
                    got.set(context.service(Ears.class));
                    return FINE;
                };
        CheckerInfo info = new CheckerInfo("test.listens", 1, Cost.INSTANT, "For tests.");
        String question = "rubric: {check: test.listens}\n";
        Fakes named = new Fakes().service(Ears.class, ears);
        assertEquals(
                List.of(),
                problems(
                        bind(
                                named.with(info, Optional.empty(), Set.of(Ears.class), asks),
                                question)));
        assertEquals(ears, got.get());
        Fakes unnamed = new Fakes().service(Ears.class, ears);
        assertEquals(
                List.of(
                        "questions/001-q.yaml:4: test.listens can't be set up:"
                                + " IllegalArgumentException: test.listens does not name Ears in"
                                + " requires(): tell the checker's author, or use another checker"),
                problems(bind(unnamed.with(info, Optional.empty(), Set.of(), asks), question)));
    }

    record Synonyms(@Option("words") Map<String, List<String>> all) {}

    @Test
    void aResourceIsDecodedAndAnAbsentOneIsEmpty() {
        AtomicReference<Synonyms> got = new AtomicReference<>();
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.reads",
                                (settings, context) -> {
                                    got.set(context.resource("words", Synonyms.class));
                                    return FINE;
                                });
        String question = "rubric: {check: test.reads}\n";
        assertEquals(List.of(), problems(bind(fakes, question)));
        assertEquals(Map.of(), got.get().all());
        TestCourse course =
                new TestCourse(folder)
                        .courseYaml("resources: {words: {gpu: [cuda, card]}}\n")
                        .question(1, question);
        assertEquals(List.of(), problems(course.bind(fakes)));
        assertEquals(Map.of("gpu", List.of("cuda", "card")), got.get().all());
    }

    record Numbers(@Option("numbers") Map<String, Integer> all) {}

    @Test
    void aResourceThatCantBeDecodedIsToldWhereItStandsAndOnce() throws InterruptedException {
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.reads",
                                (settings, context) -> {
                                    context.resource("sizes", Numbers.class);
                                    return FINE;
                                });
        BoundCourse course =
                new TestCourse(folder)
                        .courseYaml("resources:\n  sizes:\n    small: 1\n    large: many\n")
                        .question(1, "rubric: {check: test.reads}\n")
                        .question(2, "rubric: {check: test.reads}\n")
                        .bind(fakes);
        assertEquals(1, course.problems().size(), () -> problems(course).toString());
        assertEquals("course.yaml:6", course.problems().getFirst().source().toString());
        assertEquals(Status.FAILED, grade(course, 2).status());
        assertTrue(
                grade(course, 2).reasons().getFirst().contains("course.yaml:6"),
                () -> "the reason says where");
    }

    @Test
    void aCheckerReadsTheCoursesFilesAndNoOthers() {
        AtomicReference<CourseFile> got = new AtomicReference<>();
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.reads",
                                (settings, context) -> {
                                    got.set(context.file(settings.get("path", "")));
                                    return FINE;
                                });
        TestCourse written = new TestCourse(folder).file("files/data.csv", "1,2");
        String question = "rubric: {check: test.reads, with: {path: %s}}\n";
        assertEquals(
                List.of(),
                problems(written.question(1, question.formatted("files/data.csv")).bind(fakes)));
        assertEquals("1,2", got.get().text());
        assertEquals(
                List.of(
                        "questions/001-q.yaml:4: rubric.with: the course has no file"
                                + " files/dtaa.csv: did you mean files/data.csv?"),
                problems(written.question(1, question.formatted("files/dtaa.csv")).bind(fakes)));
        for (String path : List.of("../secret", "course.yaml", "/etc/passwd")) {
            assertEquals(
                    1, written.question(1, question.formatted(path)).bind(fakes).problems().size());
        }
    }

    @Test
    void aCheckerFindsTheCoursesFilesByAPattern() {
        AtomicReference<List<String>> got = new AtomicReference<>(List.of());
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.finds",
                                (settings, context) -> {
                                    got.set(
                                            context.files(settings.get("pattern", "")).stream()
                                                    .map(CourseFile::path)
                                                    .toList());
                                    return FINE;
                                });
        TestCourse written =
                new TestCourse(folder)
                        .file("files/t/2.in", "2")
                        .file("files/t/1.in", "1")
                        .file("files/t/1.out", "1")
                        .file("files/t/deep/3.in", "3");
        String question = "rubric: {check: test.finds, with: {pattern: '%s'}}\n";
        written.question(1, question.formatted("files/t/*.in")).bind(fakes);
        assertEquals(List.of("files/t/1.in", "files/t/2.in"), got.get());
        written.question(1, question.formatted("files/**.in")).bind(fakes);
        assertEquals(List.of("files/t/1.in", "files/t/2.in", "files/t/deep/3.in"), got.get());
        written.question(1, question.formatted("../*")).bind(fakes);
        assertEquals(List.of(), got.get());
        assertEquals(
                List.of(
                        "questions/001-q.yaml:4: rubric.with: 'files/[' is no pattern: write one"
                                + " such as files/tests/*.in"),
                problems(written.question(1, question.formatted("files/[")).bind(fakes)));
    }

    @Test
    void aCheckerSeesTheQuestionAndMayAskOnlyWhileItIsBound() {
        AtomicReference<QuestionView> view = new AtomicReference<>();
        AtomicReference<BindContext> kept = new AtomicReference<>();
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.keeps",
                                (settings, context) -> {
                                    view.set(context.question());
                                    kept.set(context);
                                    return FINE;
                                });
        bind(fakes, "references: [right]\nrubric: {check: test.keeps}\n");
        assertEquals(List.of("right"), view.get().references());
        assertEquals("001-q", view.get().id());
        assertThrows(IllegalStateException.class, () -> kept.get().question());
        assertThrows(IllegalStateException.class, () -> kept.get().graded());
        assertThrows(IllegalStateException.class, () -> kept.get().file("files/x"));
        assertThrows(IllegalStateException.class, () -> kept.get().files("files/*"));
        assertThrows(IllegalStateException.class, () -> kept.get().resource("x", Synonyms.class));
        assertThrows(IllegalStateException.class, () -> kept.get().service(Ears.class));
        assertThrows(IllegalStateException.class, () -> kept.get().warn("", "x", ""));
    }

    @Test
    void aCheckerSeesTheAnswersThatAHumanHasGraded() {
        AtomicReference<GradedAnswers> got = new AtomicReference<>();
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.learns",
                                (settings, context) -> {
                                    got.set(context.graded());
                                    return FINE;
                                });
        bind(fakes, "rubric: {check: test.learns}\n");
        assertEquals(GradedAnswers.NONE, got.get());
    }

    record Unreadable(@Option("no YAML can be this") Thread thread) {}

    @Test
    void aConfigTypeThatNoYamlCanBeLeavesTheOthersAlone() {
        CheckerInfo info = new CheckerInfo("test.odd", 1, Cost.INSTANT, "For tests.");
        CheckerType<Unreadable> type =
                new CheckerType<>() {
                    @Override
                    public CheckerInfo info() {
                        return info;
                    }

                    @Override
                    public Class<Unreadable> configType() {
                        return Unreadable.class;
                    }

                    @Override
                    public Check bind(Unreadable config, BindContext context) {
                        return FINE;
                    }
                };
        BoundCourse course =
                bind(
                        new Fakes().with(type, info, Optional.empty()),
                        "rubric: {check: test.odd, with: {thread: x}}\n");
        assertEquals(1, course.problems().size());
        assertTrue(
                problems(course)
                        .getFirst()
                        .startsWith("questions/001-q.yaml:4: test.odd can't be set up: "));
    }

    @Test
    void twoCriterionsOfOneIdAreAProblem() throws InterruptedException {
        BoundCourse course = bind(Fakes.standard(), "rubric: {check: test.gives}\n");
        Question q = course.course().questions().getFirst();
        Question twins =
                Copies.question(
                        q,
                        Optional.of(Rubrics.sum(Rubrics.leaf("a"), Rubrics.leaf("a"))),
                        q.graded());
        Course other = Copies.course(course.course(), List.of(twins));
        Fakes any = new Fakes().instant("test.any", (s, a, c) -> Outcome.clear());
        BoundCourse bound = BoundCourse.bind(other, any);
        assertEquals(
                List.of(
                        "q.yaml:1: the id 'a' is there twice in this rubric: give each part an id"
                                + " of its own"),
                problems(bound));
        assertEquals(Status.FAILED, grade(bound, 1).status());
    }

    @Test
    void aCheckIsBoundOnceForAllAnswers() throws InterruptedException {
        AtomicInteger bound = new AtomicInteger();
        Fakes fakes =
                new Fakes()
                        .binding(
                                "test.once",
                                (settings, context) -> {
                                    bound.incrementAndGet();
                                    return (answer, about) ->
                                            new Outcome.Graded(
                                                    Score.ONE,
                                                    Confidence.CERTAIN,
                                                    List.of(),
                                                    List.of(Feedback.learner(answer.text())));
                                });
        BoundCourse course = bind(fakes, "rubric: {check: test.once}\n");
        grade(course, 1);
        grade(course, 1);
        assertEquals(1, bound.get());
    }
}
