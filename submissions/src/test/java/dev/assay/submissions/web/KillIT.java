package dev.assay.submissions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run of bench/kill: the packaged server is killed while submissions come in. */
class KillIT {

    private static final Path HOUSE = Path.of("").toAbsolutePath().getParent();

    private static final Path APP = HOUSE.resolve("submissions/target/quarkus-app");

    @Test
    void whatWasAcknowledgedIsGradedOnceHoweverOftenTheServerIsKilled() throws Exception {
        assumeTrue(
                Files.exists(APP.resolve("quarkus-run.jar")),
                "the server is packaged after the unit tests");
        assertThat(kill(4, 120))
                .contains(
                        "{\"kills\": 4, \"acknowledged\": 120, \"graded\": 120, \"lost\": 0,"
                                + " \"gradedTwice\": 0}");
    }

    private static String kill(int kills, int submissions)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        HOUSE.resolve("bench/Kill.java").toString(),
                                        "--app",
                                        APP.toString(),
                                        "--kills",
                                        Integer.toString(kills),
                                        "--submissions",
                                        Integer.toString(submissions)))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
