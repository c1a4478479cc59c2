package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.testkit.CheckerContract;
import org.junit.jupiter.api.BeforeAll;

class PythonCheckerTest extends CheckerContract<PythonChecker> {

    @BeforeAll
    static void needsASandbox() {
        Sandboxes.assume();
    }
}
