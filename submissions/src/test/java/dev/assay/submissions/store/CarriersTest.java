package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that wait for a transaction leave a carrier to the thread that would commit it. */
class CarriersTest {

    @TempDir Path folder;

    private String probe(String... flags) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-XX:ActiveProcessorCount=2");
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(CarrierProbe.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void thereAreMoreThanStatements() throws Exception {
        assertThat(probe()).contains("committed", "[" + (2 + Store.CONNECTIONS) + "]");
    }

    /** With two of them it takes up to twenty seconds, and sometimes none: that is no test. */
    @Test
    void whatTheCommandLineSaysStays() throws Exception {
        assertThat(probe("-Djdk.virtualThreadScheduler.parallelism=7"))
                .contains("committed", "[7]");
    }
}
