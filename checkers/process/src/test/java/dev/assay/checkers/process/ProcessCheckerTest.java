package dev.assay.checkers.process;

import dev.assay.testkit.CheckerContract;
import org.junit.jupiter.api.BeforeAll;

class ProcessCheckerTest extends CheckerContract<ProcessChecker> {

    @BeforeAll
    static void needsASandbox() {
        Asking.needsASandbox();
    }
}
