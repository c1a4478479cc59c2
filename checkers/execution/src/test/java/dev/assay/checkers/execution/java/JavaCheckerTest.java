package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.testkit.CheckerContract;
import org.junit.jupiter.api.BeforeAll;

class JavaCheckerTest extends CheckerContract<JavaChecker> {

    @BeforeAll
    static void needsASandbox() {
        Sandboxes.assume();
    }
}
