package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.java.guest.CompileRequest;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often steps are made that don't end well: an answer has 30 seconds for all of it. */
class StepsTest {

    private static final Reply NOTHING =
            new Reply(Optional.empty(), Optional.empty(), List.of(), "", 0);

    /** The steps of each process, {@code !} behind those that had the machine for themselves. */
    private final List<String> processes = new ArrayList<>();

    @Test
    void whatDoesNotEndWellIsRepeatedOnceAndTheOthersAreAloneAtOnce() throws Exception {
        Steps steps = steps(End.EXITED);
        steps.run(wanted("a", "x", "y", "b", "z"), false);
        assertEquals(List.of("axybz", "axybz!", "ybz!", "bz!"), processes);
        assertEquals(Set.of(1, 2, 4), steps.cut().keySet());
        assertEquals(Set.of(0, 3), steps.replies().keySet());
        assertEquals(Set.of(), steps.notRun());
    }

    @Test
    void twoThatTakeTooLongAreEnough() throws Exception {
        Steps steps = steps(End.TIME_LIMIT);
        steps.run(wanted("x", "y", "a"), false);
        assertEquals(List.of("xya", "xya!", "ya!"), processes);
        assertEquals(Set.of(2), steps.notRun());
    }

    @Test
    void whatWasRunTogetherAndDidNotEndIsNotRunTogetherAgain() throws Exception {
        Steps steps = steps(End.TIME_LIMIT);
        assertFalse(steps.runTogether(wanted("a", "x")));
        assertEquals(Map.of(), steps.replies());
        assertEquals(Map.of(), steps.cut());
        steps.run(wanted("a", "x", "y", "z"), true);
        assertEquals(List.of("ax", "axyz!", "yz!"), processes);
        assertEquals(Set.of(0), steps.replies().keySet());
        assertEquals(Set.of(3), steps.notRun());
    }

    @Test
    void whatEndsWellIsRunOnce() throws Exception {
        Steps steps = steps(End.TIME_LIMIT);
        assertTrue(steps.runTogether(wanted("a", "b")));
        assertTrue(steps.runTogether(Map.of()));
        assertEquals(List.of("ab"), processes);
        assertEquals(Set.of(0, 1), steps.replies().keySet());
    }

    /** Steps whose names are from x on stop the process. */
    private Steps steps(End end) {
        Javas javas =
                new Javas() {
                    @Override
                    public Compiling compile(CompileRequest request, boolean alone, Instant until) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void close() {}

                    @Override
                    public Told run(Program program) {
                        StringBuilder names = new StringBuilder();
                        int done = 0;
                        boolean isComplete = true;
                        for (Step step : program.steps()) {
                            names.append(step.main());
                            isComplete &= step.main().compareTo("x") < 0;
                            done += isComplete ? 1 : 0;
                        }
                        processes.add(names + (program.alone() ? "!" : ""));
                        return new Told(
                                java.util.Collections.nCopies(done, NOTHING),
                                isComplete,
                                isComplete ? End.EXITED : end,
                                0,
                                "",
                                0);
                    }
                };
        return new Steps(
                javas,
                List.of(),
                Limits.STANDARD,
                Instant.now().plus(Duration.ofMinutes(1)),
                (_, _) -> false);
    }

    private static Map<Integer, Javas.Step> wanted(String... names) {
        Map<Integer, Javas.Step> steps = new LinkedHashMap<>();
        for (String name : names) {
            steps.put(steps.size(), new Javas.Step(name, List.of(), List.of(), Optional.empty()));
        }
        return steps;
    }
}
