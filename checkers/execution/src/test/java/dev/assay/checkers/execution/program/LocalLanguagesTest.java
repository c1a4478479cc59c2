package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.program.Languages.Done;
import dev.assay.checkers.execution.program.Languages.Job;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Sandbox.Limits;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Boxes die, and what ran in them is run in another. */
@Timeout(120)
class LocalLanguagesTest {

    private static final int KILLED = 4;

    @Test
    void aBoxThatIsKilledIsReplacedHoweverOften() throws Exception {
        Sandboxes.assume();
        Set<Long> killed = new HashSet<>();
        Thread killer = new Thread(() -> kill(killed));
        try (LocalLanguages languages = new LocalLanguages(Host.open())) {
            killer.start();
            Job job =
                    new Job(
                            Map.of(),
                            List.of(List.of("sleep", "1")),
                            new byte[0],
                            Limits.STANDARD,
                            false,
                            Instant.now().plusSeconds(100),
                            Optional.empty());
            Done done = languages.run(job);
            assertTrue(done.ran().isOk(), done.toString());
        } finally {
            killer.interrupt();
            killer.join();
        }
        assertEquals(KILLED, killed.size());
    }

    /** The box's own process, which is the parent of what runs in it. */
    private static void kill(Set<Long> killed) {
        while (killed.size() < KILLED && !Thread.interrupted()) {
            ProcessHandle.current()
                    .descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("/sleep"))
                    .flatMap(each -> each.parent().stream())
                    .filter(each -> !killed.contains(each.pid()))
                    .filter(ProcessHandle::destroyForcibly)
                    .forEach(each -> killed.add(each.pid()));
        }
    }
}
