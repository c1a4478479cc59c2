package dev.assay.submissions.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server answers all that a training run asks of it; what it would keep, it keeps nowhere. */
class ServerTrainingIT {

    private static final Path APP = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final String COURSE = "../courses/pytorch-100";

    @TempDir Path folder;

    @Test
    void theServerDoesItsWorkAndStopsAsAnOperatorStopsIt() throws Exception {
        assumeTrue(Files.exists(APP), "the server is not packaged; ./verify packages it");
        Path log = Files.writeString(folder.resolve("log"), "said before\n");
        ServerTraining.main(
                new String[] {
                    COURSE,
                    log.toString(),
                    APP.toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED"
                });
        assertThat(log)
                .content()
                .startsWith("said before")
                .contains("Listening on: http://127.0.0.1:")
                .contains("assay stopped in")
                .doesNotContain("ERROR");
        assertThat(Path.of("data")).doesNotExist();
    }

    @Test
    void aServerThatDoesNotStartIsNoTraining() {
        Path log = folder.resolve("log");
        assertThatThrownBy(
                        () ->
                                ServerTraining.main(
                                        new String[] {
                                            COURSE,
                                            log.toString(),
                                            folder + "/no.jar",
                                            "-Xshare:auto"
                                        }))
                .hasMessageContaining("did not start")
                .hasMessageContaining(log.toString());
    }
}
