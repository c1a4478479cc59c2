package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.QuestionGrade.MadeWith;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.Cost;
import dev.assay.spi.Outcome;
import dev.assay.spi.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A grade says what it was made with. */
final class ProvenanceTest {

    private static final String PLAIN =
            """
            rubric:
              combine: best-of
              parts: [{id: a, check: test.has, with: {word: x}}, {check: test.gives}]
            """;

    @TempDir Path folder;

    private MadeWith madeWith(String courseYaml, String question) {
        return new TestCourse(folder)
                .courseYaml(courseYaml)
                .question(1, question)
                .bind(Fakes.standard())
                .question("001-q")
                .madeWith();
    }

    @Test
    void theEnginesVersionIsThatOfTheBuild() {
        assertTrue(
                madeWith("", PLAIN).engine().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"),
                () -> madeWith("", PLAIN).engine());
    }

    @Test
    void allCheckersOfTheRubricAndItsGuardsAreNamed() {
        assertEquals(
                Map.of("test.has", "1", "test.gives", "1", "test.refers", "1"),
                madeWith("guards: [test.refers]\n", PLAIN).checkers());
    }

    @Test
    void whatOfTheMachineOutcomesDependOnIsNamedAndHashed() {
        MadeWith old = ranWith("Python 3.11");
        assertEquals(Map.of("Sandbox", "Python 3.11"), old.services());
        assertEquals(old, ranWith("Python 3.11"));
        assertNotEquals(old.rubric(), ranWith("Python 3.13").rubric());
        assertEquals(Map.of(), ranWith("").services());
        assertEquals(Map.of(), madeWith("", PLAIN).services());
    }

    private MadeWith ranWith(String version) {
        Fakes fakes =
                new Fakes()
                        .version(Sandbox.class, version)
                        .with(
                                new CheckerInfo("test.runs", 1, Cost.INSTANT, "For tests."),
                                Optional.empty(),
                                Set.of(Sandbox.class),
                                (settings, context) ->
                                        (answer, about) -> Fakes.gives(settings, answer, about));
        return new TestCourse(folder)
                .question(1, "rubric: {check: test.runs}\n")
                .bind(fakes)
                .question("001-q")
                .madeWith();
    }

    @Test
    void theRubricsHashIsThatOfItsContent() {
        assertEquals(madeWith("", PLAIN), madeWith("", PLAIN));
        assertTrue(madeWith("", PLAIN).rubric().matches("sha256:[0-9a-f]{64}"));
        assertEquals(
                madeWith("", PLAIN).rubric(),
                madeWith("", PLAIN + "tags: [a]\nnotes: n\nmodel-answer: m\n").rubric(),
                "what no grade depends on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "best-of|all-or-nothing",
                "{word: x}|{word: y}",
                "id: a|id: b",
                "id: a|weight: 2, id: a",
                "id: a|always: true, id: a",
                "id: a|feedback: {earned: e}, id: a",
                "test.gives|test.has",
                "rubric:|points: 2\nrubric:",
                "rubric:|review-below: 0.5\nrubric:",
                "rubric:|references: [r]\nrubric:",
                "rubric:|guards: [test.refers]\nrubric:",
                "{check: test.gives}]|{check: test.gives}, {check: test.gives}]"
            })
    void whateverAGradeDependsOnChangesTheRubricsHash(String change) {
        int bar = change.indexOf('|');
        String changed = PLAIN.replace(change.substring(0, bar), change.substring(bar + 1));
        assertNotEquals(PLAIN, changed);
        assertNotEquals(madeWith("", PLAIN).rubric(), madeWith("", changed).rubric());
    }

    @Test
    void theSeedIsTheQuestionsAndTheConfigsNeverTheLearners() throws InterruptedException {
        ConcurrentLinkedQueue<Long> seeds = new ConcurrentLinkedQueue<>();
        Fakes fakes =
                Fakes.standard()
                        .instant(
                                "test.seed",
                                (settings, answer, context) -> {
                                    seeds.add(context.seed());
                                    return Outcome.clear();
                                });
        String one = "rubric: {check: test.seed, weight: 1, with: {n: 1}}\n";
        String reweighted = "rubric: {check: test.seed, weight: 2, with: {n: 1}}\n";
        String two = "rubric: {check: test.seed, with: {n: 2}}\n";
        for (List<String> run :
                List.of(
                        List.of(one, "a"),
                        List.of(one, "b"),
                        List.of(reweighted, "a"),
                        List.of(two, "a"))) {
            BoundCourse course = new TestCourse(folder).question(1, run.getFirst()).bind(fakes);
            try (Grader grader = new Grader(GraderSettings.standard())) {
                grader.grade(course, "001-q", Answer.of(run.getLast()));
            }
        }
        List<Long> got = List.copyOf(seeds);
        assertEquals(4, got.size());
        assertEquals(got.get(0), got.get(1), "another learner");
        assertEquals(got.get(0), got.get(2), "another weight");
        assertNotEquals(got.get(0), got.get(3), "another configuration");
        assertTrue(got.stream().allMatch(seed -> seed >= 0 && seed < 1L << 53));
        assertNotEquals(
                madeWith("", PLAIN).seed(),
                new TestCourse(folder)
                        .question(2, PLAIN)
                        .bind(Fakes.standard())
                        .question("002-q")
                        .madeWith()
                        .seed());
    }
}
