package dev.assay.checkers.execution.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {

    @Test
    void deletesWhatOthersAreDeletingToo(@TempDir Path parent) throws Exception {
        try (var executor = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 100; round++) {
                Path folder = Files.createDirectories(parent.resolve("s" + round + "/inner"));
                for (int file = 0; file < 50; file++) {
                    Files.createFile(folder.resolve("f" + file));
                }
                Callable<Void> delete =
                        () -> {
                            Workplace.delete(folder.getParent());
                            return null;
                        };
                List<Throwable> thrown = new ArrayList<>();
                for (var each : executor.invokeAll(List.of(delete, delete))) {
                    if (each.state() == Future.State.FAILED) {
                        thrown.add(each.exceptionNow());
                    }
                }
                assertEquals(List.of(), thrown);
                assertFalse(Files.exists(folder.getParent()));
            }
        }
    }
}
