package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.plugin.ServiceUnavailableException;
import dev.assay.spi.Outcome;
import org.junit.jupiter.api.Test;

/** What graders and operators read of a check that threw. */
class FailuresTest {

    @Test
    void aServiceThatIsNotThereTellsAllOfWhatToInstallOrAllow() {
        String words = "the sandbox can't be opened: " + "allow this, ".repeat(40) + "and that";
        Outcome.Failed failed =
                Failures.thrown("run.python", new ServiceUnavailableException(words));
        assertEquals("run.python: " + words, failed.reason());
        assertTrue(failed.retryable());
    }

    @Test
    void anyOtherThrowableIsNamed() {
        assertEquals(
                "run.python: IllegalStateException: no luck",
                Failures.thrown("run.python", new IllegalStateException("no luck")).reason());
        assertEquals(
                "run.python: IllegalStateException",
                Failures.thrown("run.python", new IllegalStateException()).reason());
    }
}
