package dev.assay.checkers.execution.program;

import dev.assay.spi.Sandbox.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is done with each answer.
 *
 * @param language empty where the answer says it
 * @param comparator that says what is right in the comparison's place
 * @param files that lie beside the program, by their paths there
 * @param limits of each case, beside what a language needs for itself
 * @param ownCpu whether the author set the limit of time
 * @param ownMemory whether the author set the limit of memory
 * @param presentation what a presentation error earns of a case's weight, 0 to 1
 */
record Plan(
        Optional<Language> language,
        List<TestCase> cases,
        Comparison comparison,
        Optional<Comparator> comparator,
        Map<String, byte[]> files,
        Limits limits,
        boolean ownCpu,
        boolean ownMemory,
        BigDecimal presentation,
        boolean stopsAtFailure,
        boolean isAllOrNothing) {

    Plan {
        cases = List.copyOf(cases);
        files = Map.copyOf(files);
    }

    /** The limits of each case in a language: what its own start takes is not the learner's. */
    Limits limits(Language language) {
        return switch (language) {
            case PYTHON, C, CPP -> limits;
            case JAVA -> roomier(500, 192, 256, 1_024);
            case JAVASCRIPT -> roomier(200, 96, 64, 256);
        };
    }

    private Limits roomier(int millis, int mebibytes, int processes, int openFiles) {
        return new Limits(
                limits.cpu().plusMillis(millis),
                limits.wall().plusMillis(2L * millis),
                limits.memoryBytes() + ((long) mebibytes << 20),
                processes,
                openFiles,
                limits.outputBytes());
    }

    /** Memory for each case, in MiB, as the author said. */
    long mebibytes() {
        return limits.memoryBytes() >> 20;
    }
}
