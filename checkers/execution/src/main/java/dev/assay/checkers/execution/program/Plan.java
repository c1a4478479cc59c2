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
 * @param files that lie beside the program, by their paths there
 * @param limits of each case
 * @param presentation what a presentation error earns of a case's weight, 0 to 1
 */
record Plan(
        Optional<Language> language,
        List<TestCase> cases,
        Comparison comparison,
        Map<String, byte[]> files,
        Limits limits,
        BigDecimal presentation,
        boolean stopsAtFailure,
        boolean isAllOrNothing) {

    Plan {
        cases = List.copyOf(cases);
        files = Map.copyOf(files);
    }
}
