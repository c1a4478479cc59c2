package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.testkit.CheckerContract;
import org.junit.jupiter.api.BeforeAll;

class ProgramCheckerTest extends CheckerContract<ProgramChecker> {

    @BeforeAll
    static void needsASandbox() {
        Sandboxes.assume();
    }
}
