package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs in the sandbox gets there. */
class InstallationTest {

    @Test
    void allClassesThatRunInsideAreNamed() throws IOException {
        Path guest = Path.of("target/classes/dev/assay/checkers/execution/java/guest");
        try (Stream<Path> files = Files.list(guest)) {
            List<String> there =
                    files.map(each -> each.getFileName().toString())
                            .filter(each -> each.endsWith(".class"))
                            .map(each -> each.substring(0, each.length() - ".class".length()))
                            .filter(each -> !each.equals("package-info"))
                            .sorted()
                            .toList();
            assertEquals(there, Installation.GUEST.stream().sorted().toList());
        }
    }
}
