package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.spi.Sandbox.End;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the runs of one answer ended.
 *
 * @param compiled what the compiler made of it; empty when it was stopped
 * @param compileEnd by which limit it was
 * @param calls what came of each call that ended, by its place
 * @param cutCalls how the run ended in which a call did not, by the call's place
 * @param tests what became of tests, by their place
 * @param cutTests how the run ended in which a test did not
 * @param notRun calls and tests that were not made after others that took too long or stopped the
 *     program; they count as cut like the last of those
 * @param used what all of it took
 */
record Ended(
        Optional<Compiled> compiled,
        End compileEnd,
        Map<Integer, Reply> calls,
        Map<Integer, Told> cutCalls,
        Map<Integer, Reply> tests,
        Map<Integer, Told> cutTests,
        NotRun notRun,
        Used used) {

    /** The places of calls and of tests. */
    record NotRun(Set<Integer> calls, Set<Integer> tests) {

        NotRun {
            calls = Set.copyOf(calls);
            tests = Set.copyOf(tests);
        }

        int count() {
            return calls.size() + tests.size();
        }
    }

    Ended {
        calls = Map.copyOf(calls);
        cutCalls = Map.copyOf(cutCalls);
        tests = Map.copyOf(tests);
        cutTests = Map.copyOf(cutTests);
    }

    /** One that did not get beyond the compiler. */
    static Ended notRun(Optional<Compiled> compiled, End end) {
        return new Ended(
                compiled,
                end,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new NotRun(Set.of(), Set.of()),
                Used.NOTHING);
    }
}
