package dev.assay.checkers.execution.sandbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that go when their server does; a folder with a file in it stands for one in use. */
class CgroupFoldersTest {

    @TempDir private Path parent;

    @Test
    void aGroupThatIsInUseForAMomentIsTakenAwayAllTheSame() throws Exception {
        CgroupFolders groups = groups();
        Path group = groups.folder("one");
        Path use = Files.createFile(Files.createDirectory(group.resolve("s1")).resolve("process"));
        groups.leave();
        assertTrue(Files.exists(use), "nobody waits for it when the program ends");
        Thread ending =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(200);
                                        Files.delete(use);
                                    } catch (IOException | InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        groups.close();
        ending.join();
        assertFalse(Files.exists(group));
    }

    @Test
    void oneThatStaysInUseIsLeftToTheNextServer() throws Exception {
        CgroupFolders groups = groups();
        Path use = Files.createFile(groups.folder("one").resolve("process"));
        groups.close();
        assertTrue(Files.exists(use));
    }

    private CgroupFolders groups() throws IOException {
        return new CgroupFolders(Map.of("one", parent), Account.ofThisProcess()) {
            @Override
            Slot slot(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public String description() {
                return "for tests";
            }
        };
    }
}
